import { Page } from "../../app/page.tsx";
import { AddressSection } from "./address-section.tsx";
import { PasskeysSection } from "./passkeys-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { toMore } from "./to-more.ts";

/** How I sign in, and where I am signed in. */
export function SecurityPage() {
  return (
    <Page title="Sign-in & security" back={toMore} width="narrow">
      <AddressSection />
      <PasswordSection />
      <PasskeysSection />
      <SessionsSection />
    </Page>
  );
}
