import { Card } from "@tatwats/ui";
import { httpsNote } from "../../app/https-note.ts";
import { InstallOffer } from "../../app/install-offer.tsx";
import { useInstallWay } from "../../app/install.ts";
import { Section } from "../../app/section.tsx";
import { describeDevice } from "./describe-device.ts";

/** What PodTracker can be on this device, where it could be more. */
export function ThisDevice() {
  const way = useInstallWay();
  const note = httpsNote();
  if (!way && !note) return null;
  return (
    <Section title={`This ${describeDevice(navigator.userAgent).form}`}>
      <Card>{way ? <InstallOffer way={way} /> : <p className="text-sm text-text-2">{note}</p>}</Card>
    </Section>
  );
}
