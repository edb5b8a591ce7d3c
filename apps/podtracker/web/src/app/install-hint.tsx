import { useState } from "react";
import { Card, IconButton } from "@tatwats/ui";
import { X } from "lucide-react";
import { InstallOffer } from "./install-offer.tsx";
import { stopHintingInstall, useInstallWay } from "./install.ts";

/** Says once, unasked, that the app can be on the home screen. */
export function InstallHint() {
  const way = useInstallWay();
  const [away, setAway] = useState(false);
  if (!way || away) return null;
  return (
    <Card className="mt-6 flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <InstallOffer way={way} />
      </div>
      <IconButton
        label="Don’t show this again"
        className="-mt-2 -mr-2"
        icon={<X aria-hidden size={16} />}
        onClick={() => {
          stopHintingInstall();
          setAway(true);
        }}
      />
    </Card>
  );
}
