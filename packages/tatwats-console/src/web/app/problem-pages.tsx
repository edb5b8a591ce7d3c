import { Link } from "@tanstack/react-router";
import { Button } from "@tatwats/ui";
import { NarrowPage } from "../features/accounts/narrow-page.tsx";
import { linkClass } from "../parts/links.tsx";

export function NotFoundPage() {
  return (
    <NarrowPage title="There is no such page">
      <p className="text-text-2">
        The address leads nowhere in the console.{" "}
        <Link to="/" className={linkClass}>
          To the overview
        </Link>
      </p>
    </NarrowPage>
  );
}

export function BrokenPage() {
  return (
    <NarrowPage title="This page broke">
      <p className="text-text-2">The fault is in the page; the system behind it goes on. Loading it again mends it as a rule.</p>
      <Button size="touch" onClick={() => location.reload()}>
        Load again
      </Button>
    </NarrowPage>
  );
}
