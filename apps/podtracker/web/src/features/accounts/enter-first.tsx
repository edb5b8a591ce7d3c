import { Link } from "@tanstack/react-router";
import { buttonClass } from "@tatwats/ui";

/** For who is signed out on a page that takes an account: the ways to one, and back here. */
export function EnterFirst({ next }: { next: string }) {
  return (
    <>
      <Link to="/sign-up" search={{ next }} className={buttonClass("primary", "touch")}>
        Create account
      </Link>
      <Link to="/sign-in" search={{ next }} className={buttonClass("secondary", "touch")}>
        Sign in
      </Link>
    </>
  );
}
