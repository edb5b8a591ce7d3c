import { Button } from "@tatwats/ui";
import { Share, Smartphone } from "lucide-react";
import { install, type InstallWay } from "./install.ts";

/** How PodTracker comes to the home screen of this device. */
export function InstallOffer({ way }: { way: NonNullable<InstallWay> }) {
  return (
    <>
      <p className="font-[640]">Put PodTracker on your home screen</p>
      <p className="mt-0.5 text-sm text-text-2">It opens like any app, also without a network.</p>
      {way === "asks" ? (
        <Button size="touch" className="mt-3" icon={<Smartphone aria-hidden size={17} />} onClick={() => void install()}>
          Put it there
        </Button>
      ) : (
        <p className="mt-2 text-sm text-text-2">
          Tap <Share aria-hidden size={15} className="inline align-[-0.125em]" /> <strong>Share</strong>, then{" "}
          <strong>Add to Home Screen</strong>.
        </p>
      )}
    </>
  );
}
