import { useState } from "react";
import { useRouter } from "@tanstack/react-router";
import { Command } from "cmdk";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { useLiveAnswer } from "../live-answer.ts";
import { useHindrance } from "../operator.tsx";
import { recentPlaces } from "../recent-places.ts";
import { idIn, useFound } from "./find-by-id.ts";
import { adminJumps, helperJumps, type Jump, jumps } from "./jumps.ts";
import { setPaletteOpen } from "./palette-state.ts";

/** Every page, every helper and every id, by a few letters. */
export function Palette() {
  const [text, setText] = useState("");
  const router = useRouter();
  const { data } = useLiveAnswer<{ items: HelperAnswer[] }>("/api/ops/helpers");
  const notAdmin = useHindrance("admin");
  const [recent] = useState(recentPlaces);
  const id = idIn(text);
  const here = router.state.location.href;

  function go(href: string): void {
    setPaletteOpen(false);
    void router.navigate({ href: router.basepath + href });
  }
  const group = (heading: string, items: Jump[]) => (
    <Command.Group heading={heading}>
      {items.map(({ title, href, words }) => (
        <Command.Item key={href} value={`${heading} ${title}`} keywords={words} onSelect={() => go(href)}>
          {title}
        </Command.Item>
      ))}
    </Command.Group>
  );
  return (
    <Command.Dialog
      open
      onOpenChange={setPaletteOpen}
      label="Search or jump"
      shouldFilter={id === undefined}
      overlayClassName="fixed inset-0 z-40 animate-fade bg-[rgb(0_0_0/0.6)]"
      contentClassName="palette fixed top-[12dvh] left-1/2 z-50 w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 animate-rise overflow-hidden rounded-lg border border-line bg-surface-1 text-sm shadow-float"
    >
      <Command.Input value={text} onValueChange={setText} placeholder="A page, a helper, or the id of anything" />
      <Command.List>
        {id === undefined ? (
          <>
            <Command.Empty>Nothing is called that. Paste an id to find what it belongs to.</Command.Empty>
            {text === "" &&
              recent.some(({ href }) => href !== here) &&
              group("Recent", recent.filter(({ href }) => href !== here).slice(0, 5))}
            {group("Pages", notAdmin ? jumps : [...jumps, ...adminJumps])}
            {data &&
              group(
                "Helpers",
                data.items.flatMap(({ name }) => (text === "" ? helperJumps(name).slice(0, 1) : helperJumps(name))),
              )}
          </>
        ) : (
          <FoundItems text={text} onGo={go} />
        )}
      </Command.List>
    </Command.Dialog>
  );
}

function FoundItems({ text, onGo }: { text: string; onGo: (href: string) => void }) {
  const { data, error } = useFound(text);
  if (error) return <p className="palette-note">Looking it up didn’t work: {error.message}</p>;
  if (!data) return <Command.Loading>Looking it up…</Command.Loading>;
  if (data.length === 0) return <p className="palette-note">No message, task, audit entry or conversation has this id.</p>;
  return data.map(({ kind, title, href }) => (
    <Command.Item key={href} value={href} onSelect={() => onGo(href)}>
      <span className="text-text-3">{kind}</span> {title}
    </Command.Item>
  ));
}
