import { useEffect } from "react";
import { chooseTheme, followTimeZone } from "@tatwats/ui";
import { useMe } from "./me.ts";

/** Gives the page the theme and the time zone of the account: at sign-in, and when another device changed them. */
export function AccountLook() {
  const { theme, timeZone } = useMe();
  useEffect(() => chooseTheme(theme), [theme]);
  useEffect(() => {
    followTimeZone(timeZone ?? undefined);
    return () => followTimeZone(undefined);
  }, [timeZone]);
  return null;
}
