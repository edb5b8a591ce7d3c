import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { showToast } from "@tatwats/ui";
import { sendJson } from "../../app/api.ts";
import { forgetPlaces } from "../../app/recent-places.ts";

/** Ends the session, forgets what was shown, and goes to the sign-in page. */
export function useSignOut() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => await sendJson("POST", "/api/auth/sign-out", {}),
    onSuccess: async () => {
      await navigate({ to: "/sign-in", search: {} });
      queryClient.clear();
      forgetPlaces();
    },
    onError: (error) => showToast({ text: `You are still signed in. ${error.message}`, tone: "bad" }),
  });
}
