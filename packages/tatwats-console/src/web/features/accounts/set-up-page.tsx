import { useState, type SubmitEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, TextField } from "@tatwats/ui";
import { sendJson } from "../../app/api.ts";
import { meKey } from "../../app/me.ts";
import { linkClass } from "../../parts/links.tsx";
import { FormTrouble } from "./form-trouble.tsx";
import { NarrowPage } from "./narrow-page.tsx";
import { signIn } from "./sign-in.ts";

interface Administrator {
  name: string;
  email: string;
  password: string;
}

/** Makes the first administrator, once, with the token of the link that the server printed. */
export function SetUpPage() {
  // Behind the #, so that it reaches no server log on the way here.
  const [token] = useState(() => location.hash.slice(1));
  const [form, setForm] = useState<Administrator>({ name: "", email: "", password: "" });
  const setUp = useSetUp(token);
  if (token === "") return <NoToken />;

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setUp.mutate(form);
  }
  const field = (name: keyof Administrator) => ({
    name,
    required: true,
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  });

  return (
    <NarrowPage title="Make the first administrator">
      <p className="text-sm text-text-2">This account may do everything at the console. The link that brought you here works once.</p>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField label="Name" autoComplete="name" maxLength={100} {...field("name")} />
        <TextField label="E-mail" type="email" autoComplete="username" {...field("email")} />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          minLength={8}
          hint="At least 8 characters"
          {...field("password")}
        />
        <FormTrouble error={setUp.error} what="Setting up" />
        <Button type="submit" variant="primary" size="touch" busy={setUp.isPending}>
          Create the administrator
        </Button>
      </form>
    </NarrowPage>
  );
}

function useSetUp(token: string) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (administrator: Administrator) => {
      await sendJson("POST", "/api/setup", { token, ...administrator });
      // The account exists from here on: a sign-in that fails is tried again on its own page.
      return await signIn(administrator).then(
        () => true,
        () => false,
      );
    },
    onSuccess: async (signedIn) => {
      queryClient.removeQueries({ queryKey: meKey });
      await (signedIn ? navigate({ to: "/", replace: true }) : navigate({ to: "/sign-in", search: {}, replace: true }));
    },
  });
}

function NoToken() {
  return (
    <NarrowPage title="Make the first administrator">
      <p className="text-text-2">
        This page needs the whole link that the server printed when it started. If there is an administrator already,{" "}
        <Link to="/sign-in" search={{}} className={linkClass}>
          sign in
        </Link>
        .
      </p>
    </NarrowPage>
  );
}
