import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sessionChangeKey } from "./leave.ts";
import { post } from "./session.ts";
import { sessionsQuery } from "./sessions.ts";

export function useSendConfirmation() {
  return useMutation({ mutationFn: () => post("/api/auth/send-verification-email", {}) });
}

/** The new address holds once the link in the mail to it is opened. */
export function useChangeAddress() {
  return useMutation({ mutationFn: (change: { newEmail: string; password: string }) => post("/api/auth/change-email", change) });
}

/** Ends all other sessions, and puts a new one in the place of this. */
export function useChangePassword() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: sessionChangeKey,
    mutationFn: (change: { currentPassword: string; newPassword: string }) => post("/api/auth/change-password", change),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
