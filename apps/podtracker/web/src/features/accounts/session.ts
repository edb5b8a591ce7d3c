import { ApiError, refusalOf } from "@podtracker/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { safeNext } from "../../app/safe-next.ts";
import { emptyOutbox } from "../chat/outbox.ts";
import { leave } from "./leave.ts";
import { meQuery } from "./me.ts";

interface Credentials {
  email: string;
  password: string;
}

export interface NewAccount extends Credentials {
  name: string;
}

/** The account endpoints are better-auth's own and so not part of the typed contract; what they answer is not needed here. */
export async function post(path: string, body: object): Promise<void> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new ApiError(0, "offline", "The server could not be reached.", { cause });
  }
  if (!response.ok) throw await refusalOf(response);
}

export function useSignUp(next: string) {
  const enter = useEnter(next);
  return useMutation({
    mutationFn: (account: NewAccount) => post("/api/auth/sign-up/email", account),
    onSuccess: enter,
  });
}

export function useSignIn(next: string) {
  const enter = useEnter(next);
  return useMutation({
    mutationFn: ({ email, password }: Credentials) => post("/api/auth/sign-in/email", { email, password }),
    onSuccess: enter,
  });
}

export function useSignOut() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: () => post("/api/auth/sign-out", {}),
    onSuccess: () => {
      sessionStorage.clear();
      emptyOutbox();
      return leave(router, queryClient, { to: "/welcome" });
    },
  });
}

function useEnter(next: string) {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    router.history.push(safeNext(next));
  };
}
