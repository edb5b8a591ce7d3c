import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { api } from "../../app/api.ts";
import { post, useEnter } from "./session.ts";

const passkeysQuery = queryOptions({
  queryKey: ["me", "passkeys"],
  queryFn: async () => (await api.listPasskeys()).items,
});

export function usePasskeys() {
  return useQuery(passkeysQuery);
}

/** Has the browser make a passkey, and keeps it under a name. */
export function useAddPasskey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) => {
      const optionsJSON = await api.beginPasskey();
      const { startRegistration } = await import("@simplewebauthn/browser");
      // The server's library made the options for the browser's: what they hold is between the two.
      const response = await startRegistration({ optionsJSON: optionsJSON as unknown as PublicKeyCredentialCreationOptionsJSON });
      return await api.addPasskey({ body: { name, response: { ...response } } });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
  });
}

export function useRemovePasskey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (passkeyId: string) => api.removePasskey({ params: { passkeyId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
  });
}

/** Signs in by whichever passkey the person picks: nobody need type an address. */
export function usePasskeySignIn(next: string) {
  const enter = useEnter(next);
  return useMutation({
    mutationFn: async () => {
      const asked = await post("/api/auth/passkey/generate-authenticate-options", {});
      const optionsJSON = (await asked.json()) as PublicKeyCredentialRequestOptionsJSON;
      const { startAuthentication } = await import("@simplewebauthn/browser");
      const response: AuthenticationResponseJSON = await startAuthentication({ optionsJSON });
      await post("/api/auth/passkey/verify-authentication", { response });
    },
    onSuccess: enter,
  });
}
