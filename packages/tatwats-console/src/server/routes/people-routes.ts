import { idParams, listOf } from "../../contract/fields.ts";
import { mailQuery, mailSchema, personBody, personQuery, personSchema } from "../../contract/person.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute } from "../console-route.ts";

const noPeople = "This application keeps its accounts elsewhere.";

export const peopleRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/users",
    role: "admin",
    summary: "The application's accounts with their roles at the console",
    query: personQuery,
    answer: listOf(personSchema),
    handle: async ({ options, query }) => await given(options.people, noPeople).list(query),
  }),
  defineRoute({
    method: "PATCH",
    url: "/api/ops/users/:id",
    role: "admin",
    summary: "Gives or takes a role, or bars an account",
    params: idParams,
    body: personBody,
    answer: personSchema,
    async handle({ options, params, body: { reason, ...change }, steering }) {
      const person = await given(options.people, noPeople).change(params.id, change, steering(reason));
      if (!person) throw new ConsoleError("not-found", "There is no account with this id.");
      return person;
    },
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/mails",
    role: "operator",
    summary: "What the application sent by mail, or kept because no mail server is set",
    query: mailQuery,
    answer: listOf(mailSchema),
    handle: async ({ options, query }) => await given(options.mails, "This application keeps no mails.").list(query),
  }),
];

/** What an application need not give the console. */
function given<Part>(part: Part | undefined, without: string): Part {
  if (part === undefined) throw new ConsoleError("not-found", without);
  return part;
}
