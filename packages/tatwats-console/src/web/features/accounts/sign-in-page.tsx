import { useState, type SubmitEvent } from "react";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { Button, TextField } from "@tatwats/ui";
import { safeNext } from "../../app/search.ts";
import { FormTrouble } from "./form-trouble.tsx";
import { NarrowPage } from "./narrow-page.tsx";
import { useSignIn } from "./sign-in.ts";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  const { next } = route.useSearch();
  const router = useRouter();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useSignIn(() => void router.navigate({ href: safeNext(next), replace: true }));

  function submit(event: SubmitEvent) {
    event.preventDefault();
    signIn.mutate({ email, password });
  }

  return (
    <NarrowPage title="Sign in">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <FormTrouble error={signIn.error} what="Signing in" />
        <Button type="submit" variant="primary" size="touch" busy={signIn.isPending}>
          Sign in
        </Button>
      </form>
    </NarrowPage>
  );
}
