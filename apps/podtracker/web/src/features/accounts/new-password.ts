import { useMutation } from "@tanstack/react-query";
import { post } from "./session.ts";

export function useAskForReset() {
  return useMutation({ mutationFn: (email: string) => post("/api/auth/request-password-reset", { email }) });
}

export function useResetPassword(token: string) {
  return useMutation({ mutationFn: (newPassword: string) => post("/api/auth/reset-password", { token, newPassword }) });
}
