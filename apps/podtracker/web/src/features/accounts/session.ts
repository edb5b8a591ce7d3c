import { ApiError, refusalOf } from "@podtracker/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { safeNext } from "../../app/safe-next.ts";
import { leave, sessionChangeKey } from "./leave.ts";
import { forgetPerson } from "./forget-person.ts";
import { meQuery } from "./me.ts";

interface Credentials {
  email: string;
  password: string;
}

export interface NewAccount extends Credentials {
  name: string;
}

/** The account endpoints are better-auth's own and so not part of the typed contract. */
export async function post(path: string, body: object): Promise<Response> {
  return await ask(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** @throws ApiError where the server refuses or cannot be reached */
export async function ask(path: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    throw new ApiError(0, "offline", "The server could not be reached.", { cause });
  }
  if (!response.ok) throw await refusalOf(response);
  return response;
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
  const goOut = useGoOut();
  return useMutation({
    mutationKey: sessionChangeKey,
    mutationFn: () => post("/api/auth/sign-out", {}),
    onSuccess: goOut,
  });
}

/** Leaves nothing of the person on this device. */
export function useGoOut() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    sessionStorage.clear();
    await forgetPerson();
    await leave(router, queryClient, { to: "/welcome" });
  };
}

export function useEnter(next: string) {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    router.history.push(safeNext(next));
  };
}
