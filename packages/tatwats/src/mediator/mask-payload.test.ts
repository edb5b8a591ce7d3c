import { expect, test } from "vitest";
import { z } from "zod";
import { defineHelper } from "../helper/define-helper.ts";
import { secretMask } from "../settings/secrets.ts";
import { maskPayload } from "./mask-payload.ts";

const secret = z.string().meta({ secret: true });
const handle = async () => {};

interface Parcel {
  label: string;
  code?: string;
  inside: Parcel[];
}
const Parcel: z.ZodType<Parcel> = z.object({ label: z.string(), code: secret.optional(), inside: z.array(z.lazy(() => Parcel)) });

const thePostman = defineHelper({
  name: "the_postman",
  version: "1.0.0",
  purpose: "Brings parcels.",
  settings: z.object({}),
  accepts: {
    "key.given": { payload: z.object({ door: z.string(), key: secret }), handle: async () => ({ pin: "1234", ok: true }) },
    "parcel.given": { payload: Parcel, handle },
  },
  emits: { "parcel.brought": z.object({ to: z.string(), code: secret }) },
  replies: { "key.given": z.object({ pin: secret, ok: z.boolean() }) },
});
const theThief = defineHelper({
  name: "the_thief",
  version: "1.0.0",
  purpose: "Marks nothing.",
  settings: z.object({}),
  accepts: { "key.given": { payload: z.object({ door: z.string(), key: z.string() }), handle } },
});
const helpers = [thePostman, theThief];

test("what the recipient's schema marks as secret is masked, and all else is not", () => {
  expect(maskPayload(helpers, "key.given", "the_postman", { door: "back", key: "k" })).toEqual({ door: "back", key: secretMask });
  expect(maskPayload(helpers, "key.given", "the_thief", { door: "back", key: "k" })).toEqual({ door: "back", key: "k" });
  // What does not fit is shown without its secrets too.
  expect(maskPayload(helpers, "key.given", "the_postman", { door: 1, key: ["k"], more: 2 })).toEqual({ door: 1, key: secretMask, more: 2 });
  expect(maskPayload(helpers, "key.given", "the_postman", null)).toBeNull();
});

test("what is published, emitted or answered is masked by everybody's schemas", () => {
  expect(maskPayload(helpers, "key.given", null, { door: "back", key: "k" })).toEqual({ door: "back", key: secretMask });
  expect(maskPayload(helpers, "parcel.brought", null, { to: "Ash", code: "c" })).toEqual({ to: "Ash", code: secretMask });
  expect(maskPayload(helpers, "key.given.reply", "podtracker", { pin: "1234", ok: true })).toEqual({ pin: secretMask, ok: true });
});

test("a schema that holds itself masks at any depth", () => {
  const parcel = { label: "big", code: "a", inside: [{ label: "small", code: "b", inside: [] }] };
  expect(maskPayload(helpers, "parcel.given", "the_postman", parcel)).toEqual({
    label: "big",
    code: secretMask,
    inside: [{ label: "small", code: secretMask, inside: [] }],
  });
});

test("of a type that nobody knows every value is masked", () => {
  expect(maskPayload(helpers, "gone.type", null, { a: 1, b: [true, { c: "" }], d: null })).toEqual({
    a: secretMask,
    b: [secretMask, { c: "" }],
    d: null,
  });
});
