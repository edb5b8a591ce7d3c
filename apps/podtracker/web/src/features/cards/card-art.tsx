import { useState } from "react";
import { classNames, identityGradient, type IdentityColor } from "@tatwats/ui";

export interface CardArtProps {
  imageUrl: string | null;
  name: string;
  colors: readonly IdentityColor[];
  className?: string;
}

/** Scryfall's picture of a card; its colours and initial where there is none or no network. The name always stands beside it. */
export function CardArt({ imageUrl, name, colors, className }: CardArtProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const shown = imageUrl !== null && failed !== imageUrl;
  return (
    <span
      aria-hidden
      className={classNames("relative grid shrink-0 place-items-center overflow-hidden rounded-sm font-bold text-text-2", className)}
      style={{ backgroundImage: identityGradient(colors, { tone: "deep", direction: "160deg" }) }}
    >
      {name.charAt(0)}
      {shown && (
        <img
          src={imageUrl}
          alt=""
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setFailed(imageUrl)}
          className="absolute inset-0 size-full object-cover object-[center_20%]"
        />
      )}
    </span>
  );
}
