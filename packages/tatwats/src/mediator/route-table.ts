import type { Database } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { AnyHelper } from "../helper/define-helper.ts";
import type { Draft } from "./draft.ts";

interface Rule {
  sender: string;
  type: string;
  recipient: string;
  allowed: boolean;
  subscribed: boolean;
}

/** What the routes say about who may send to whom, as this process last read it. */
export interface RouteTable {
  read(db: Database): Promise<void>;
  /**
   * Of the helpers that accept a draft, those it may go to.
   *
   * @throws TatwatsError `not-allowed` when a route forbids all of them
   */
  choose(draft: Draft, accepting: AnyHelper[]): AnyHelper[];
}

export function createRouteTable(): RouteTable {
  let rules: Rule[] = [];
  /** The rule for just this sender goes before the one for all. */
  const ruleFor = (sender: string, type: string, recipient: string) => {
    const fitting = rules.filter((rule) => rule.type === type && rule.recipient === recipient);
    return fitting.find((rule) => rule.sender === sender) ?? fitting.find((rule) => rule.sender === "*");
  };
  return {
    async read(db) {
      const { rows } = await db.query<Rule>(
        "select sender, type, recipient, allowed, subscribed from tatwats.route where not allowed or not subscribed",
      );
      rules = rows;
    },
    choose({ sender, type, recipient }, accepting) {
      if (rules.length === 0) return accepting;
      const open = accepting.filter(({ name }) => {
        const rule = ruleFor(sender, type, name);
        return !rule || (rule.allowed && (recipient !== null || rule.subscribed));
      });
      if (open.length > 0) return open;
      throw new TatwatsError(
        "not-allowed",
        `No route lets ${sender} send ${type}${recipient ? ` to ${recipient}` : ""}. An operator has closed it.`,
      );
    },
  };
}
