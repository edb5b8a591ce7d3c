import type { ReactNode } from "react";
import { Card } from "@tatwats/ui";
import { BrandMark } from "../../app/brand.tsx";
import { PageHeading } from "../../app/page.tsx";
import { linkClass } from "../../parts/links.tsx";

/** A page outside the console's frame, for those who are not yet in. */
export function NarrowPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-5 px-4 py-10">
      <p className="flex items-center gap-2 font-bold tracking-tight">
        <BrandMark />
        TATWATS
      </p>
      <Card className="flex flex-col gap-5 p-6">
        <PageHeading title={title} className="text-xl">
          {title}
        </PageHeading>
        {children}
      </Card>
      <p className="text-sm text-text-2">
        <a href="/" className={linkClass}>
          To the app
        </a>
      </p>
    </main>
  );
}
