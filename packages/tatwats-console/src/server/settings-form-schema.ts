import type { AnyHelper } from "tatwats";
import { z } from "zod";

/** The JSON Schema of a helper's settings as a form needs it: what is secret is `writeOnly`, the standard's word for it. */
export function settingsFormSchema(helper: AnyHelper): unknown {
  return z.toJSONSchema(helper.settings, {
    io: "input",
    unrepresentable: "any",
    override({ jsonSchema }) {
      if (jsonSchema["secret"] === true) jsonSchema.writeOnly = true;
    },
  });
}
