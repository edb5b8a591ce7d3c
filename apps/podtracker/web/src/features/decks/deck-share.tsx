import { useState } from "react";
import type { DeckDetail } from "@podtracker/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Dialog, ErrorNote } from "@tatwats/ui";
import { Link2 } from "lucide-react";
import { api } from "../../app/api.ts";
import { explainError } from "../../app/explain-error.ts";
import { ShareLink } from "../../app/share-link.tsx";
import { deckQuery } from "./get-deck.ts";

/** Makes, shows and takes back the link by which anybody may read the deck. */
export function ShareDeck({ deck, className }: { deck: DeckDetail; className?: string }) {
  const [open, setOpen] = useState(false);
  const { share, unshare } = useSharing(deck.id);
  const failed = share.error ?? unshare.error;
  return (
    <>
      <Button size="touch" className={className} onClick={() => setOpen(true)}>
        Share
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Share this deck"
        description="Whoever has the link reads the deck, its list and its notes, without an account. Nobody can change it."
      >
        {deck.share ? (
          <div className="flex flex-col gap-4">
            <ShareLink url={deck.share.url} label="Link to the deck" title={deck.name} />
            <Button size="touch" variant="quiet" busy={unshare.isPending} onClick={() => unshare.mutate()}>
              Make the link work no more
            </Button>
          </div>
        ) : (
          <Button
            variant="primary"
            size="touch"
            icon={<Link2 aria-hidden size={17} />}
            busy={share.isPending}
            onClick={() => share.mutate()}
          >
            Make a link
          </Button>
        )}
        {failed && <ErrorNote {...explainError(failed, "Sharing the deck")} />}
      </Dialog>
    </>
  );
}

function useSharing(deckId: string) {
  const queryClient = useQueryClient();
  const keep = (share: DeckDetail["share"]) => queryClient.setQueryData(deckQuery(deckId).queryKey, (deck) => deck && { ...deck, share });
  const share = useMutation({ mutationFn: () => api.shareDeck({ params: { deckId } }), onSuccess: keep });
  const unshare = useMutation({ mutationFn: () => api.unshareDeck({ params: { deckId } }), onSuccess: () => keep(null) });
  return { share, unshare };
}
