import { memoryLog } from "../../../web/src/features/live-games/log/game-log.ts";
import type { TabNews } from "../../../web/src/features/live-games/log/tab-news.ts";
import type { Person } from "../person.ts";
import { faultyNetwork, type FaultyNetwork } from "./faulty-network.ts";
import type { Ledger } from "./ledger.ts";
import { openPage, type Page } from "./page.ts";

/** Somebody's phone: a storage that outlives its pages, a clock that is wrong, one tab or two. */
export interface Device {
  userId: string;
  network: FaultyNetwork;
  pages: readonly Page[];
  reload(tab: number, gameId: string): Promise<void>;
  close(): void;
}

export interface DeviceOptions {
  person: Person;
  userId: string;
  ledger: Ledger;
  urls: readonly string[];
  tabs: number;
  random: () => number;
}

const hour = 3_600_000;
const evening = Date.parse("2026-11-23T19:00:00.000Z");

export function openDevice({ person, userId, ledger, urls, tabs, random }: DeviceOptions): Device {
  const log = memoryLog(true);
  const network = faultyNetwork(random);
  const skewMs = Math.round((random() - 0.5) * 12 * hour);
  const pages: Page[] = [];
  let ticks = 0;
  let turn: Promise<void> = Promise.resolve();
  const open = (tab: number): Page =>
    openPage({
      person,
      userId,
      url: urls[Math.floor(random() * urls.length)]!,
      network,
      log,
      ledger,
      random,
      now: () => evening + skewMs + (ticks += 1) * 100,
      async inOneTab(work) {
        const before = turn;
        turn = before.then(work);
        await turn;
      },
      tellTabs: (news: TabNews) => {
        const told = structuredClone(news);
        setImmediate(() => {
          for (const [other, page] of pages.entries()) if (other !== tab) page.hearTab(told);
        });
      },
    });
  for (let tab = 0; tab < tabs; tab += 1) pages.push(open(tab));
  return {
    userId,
    network,
    pages,
    async reload(tab, gameId) {
      pages[tab]!.close();
      pages[tab] = open(tab);
      await pages[tab].open(gameId);
    },
    close() {
      for (const page of pages) page.close();
    },
  };
}
