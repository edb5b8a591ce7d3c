import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sendJson } from "../../app/api.ts";
import { meKey } from "../../app/me.ts";

export interface Credentials {
  email: string;
  password: string;
}

export async function signIn(credentials: Credentials): Promise<void> {
  await sendJson("POST", "/api/auth/sign-in/email", credentials);
}

/** Signs in; whoever was at the console before is forgotten. */
export function useSignIn(onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      queryClient.removeQueries({ queryKey: meKey });
      onDone();
    },
  });
}
