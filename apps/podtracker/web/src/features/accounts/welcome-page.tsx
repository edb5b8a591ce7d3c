import { Link } from "@tanstack/react-router";
import { buttonClass, IdentityBar, type IdentityColor } from "@tatwats/ui";
import { PageHeading } from "../../app/page.tsx";
import { SignedOutLayout } from "../../app/signed-out-layout.tsx";

const promises: { colors: IdentityColor[]; text: string }[] = [
  { colors: ["W", "U"], text: "Your decks, found by a few letters of their commander" },
  { colors: ["B", "R"], text: "Every game in half a minute, guests included" },
  { colors: ["G"], text: "Who wins with what, in figures you can trust" },
];

export function WelcomePage() {
  return (
    <SignedOutLayout>
      <PageHeading title="Your Commander pod, on record" className="text-3xl font-bold tracking-tight" />
      <p className="mt-3 text-lg text-text-2">PodTracker keeps your playgroup’s decks, games and talk, and knows who wins with what.</p>
      <ul className="mt-7 flex flex-col gap-4">
        {promises.map(({ colors, text }) => (
          <li key={text} className="flex min-h-8 items-center gap-3">
            <IdentityBar colors={colors} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <div className="mt-9 flex flex-col gap-3">
        <Link to="/sign-up" className={buttonClass("primary", "touch")}>
          Create account
        </Link>
        <Link to="/sign-in" className={buttonClass("secondary", "touch")}>
          Sign in
        </Link>
      </div>
    </SignedOutLayout>
  );
}
