import { currentSettings, listSettingRevisions, maskSecrets } from "tatwats";
import { listOf, nameParams } from "../../contract/fields.ts";
import { rollBackBody, savedSettingsSchema, saveSettingsBody, settingRevisionSchema, settingsSchema } from "../../contract/setting.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute } from "../console-route.ts";
import { knownHelper } from "../known-helper.ts";
import { settingsFormSchema } from "../settings-form-schema.ts";
import { withCurrentRevision } from "../with-current-revision.ts";

const url = "/api/ops/helpers/:name/settings";

export const settingRoutes = [
  defineRoute({
    method: "GET",
    url,
    role: "viewer",
    summary: "A helper's settings in force, with the schema of their form; secrets are masked",
    params: nameParams,
    answer: settingsSchema,
    async handle({ tatwats, params }) {
      const helper = knownHelper(tatwats, params.name);
      const { revision, settings } = await currentSettings(tatwats.database, helper);
      const defaults = helper.settings.safeParse({});
      const masked = (values: unknown) => maskSecrets(helper.settings, values) as Record<string, unknown>;
      return {
        helper: helper.name,
        revision,
        settings: masked(settings),
        schema: settingsFormSchema(helper),
        defaults: defaults.success ? masked(defaults.data) : null,
      };
    },
  }),
  defineRoute({
    method: "PUT",
    url,
    role: "admin",
    summary: "Saves a new revision, which every instance applies within two seconds",
    params: nameParams,
    body: saveSettingsBody,
    answer: savedSettingsSchema,
    async handle({ tatwats, params, body, steering }) {
      const helper = knownHelper(tatwats, params.name);
      const change = { values: body.settings, base: body.revision };
      const save = () => tatwats.steer.settings(helper.name, change, steering(body.reason));
      return { revision: await withCurrentRevision(tatwats.database, helper, save) };
    },
  }),
  defineRoute({
    method: "GET",
    url: `${url}/revisions`,
    role: "viewer",
    summary: "A helper's revisions, the latest first; secrets are masked",
    params: nameParams,
    answer: listOf(settingRevisionSchema),
    handle: async ({ tatwats, params }) => ({
      items: await listSettingRevisions(tatwats.database, knownHelper(tatwats, params.name)),
      nextCursor: null,
    }),
  }),
  defineRoute({
    method: "POST",
    url: `${url}/rollback`,
    role: "admin",
    summary: "Makes an earlier revision's values the newest revision",
    params: nameParams,
    body: rollBackBody,
    answer: savedSettingsSchema,
    async handle({ tatwats, params, body, steering }) {
      const helper = knownHelper(tatwats, params.name);
      const base = body.revision ?? (await currentSettings(tatwats.database, helper)).revision;
      if (body.toRevision === base) throw new ConsoleError("refused", `Revision ${base} is in force already.`);
      const rollBack = () => tatwats.steer.rollBack(helper.name, { to: body.toRevision, base }, steering(body.reason));
      return { revision: await withCurrentRevision(tatwats.database, helper, rollBack) };
    },
  }),
];
