import type { FastifyPluginAsync } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { ConsoleOptions } from "./console-options.ts";
import { routeDefinitions } from "./console-routes.ts";
import { serveLive } from "./live/serve-live.ts";
import { decorateRequests, registerRoute } from "./register-route.ts";
import { serveWeb } from "./serve-web.ts";

/**
 * The console as a plugin of any Fastify application that runs TATWATS: its API under `/api/ops`, its
 * live frames in the Socket.IO namespace `/ops`, its pages under `/console/`. Refusals are thrown as
 * `ConsoleError`; the application's error handler answers them.
 */
export const tatwatsConsole: FastifyPluginAsync<ConsoleOptions> = async (app, options) => {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  decorateRequests(app);
  for (const route of routeDefinitions) registerRoute(app, { route, options });
  if (options.sockets) {
    const end = serveLive(options.sockets, options);
    app.addHook("preClose", end);
  }
  await serveWeb(app, options.webFolder);
};
