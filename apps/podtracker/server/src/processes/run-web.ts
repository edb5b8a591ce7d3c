import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";
import { createTatwats } from "tatwats";
import { tatwatsConsole } from "tatwats-console";
import { registerAuthRoutes } from "../features/accounts/auth-routes.ts";
import { registerExportRoute } from "../features/accounts/export-route.ts";
import { registerDeckExportRoute } from "../features/decks/export-route.ts";
import { createPeopleDesk } from "../features/accounts/people-desk.ts";
import { ensureAdmin, registerSetupRoute } from "../features/accounts/first-admin.ts";
import { type FollowedCatalogue, followCatalogue } from "../features/cards/follow-catalogue.ts";
import { handlers } from "../features/handlers.ts";
import { appendFromSocket } from "../features/live-games/append-events.ts";
import { createAppendGroup } from "../features/live-games/group-appends.ts";
import { createMailList } from "../features/mails/list-mails.ts";
import { podTrackerHelpers } from "../helpers/podtracker-helpers.ts";
import { podTrackerWorkflows } from "../helpers/workflows.ts";
import { isTheInstallationsSecret, loadAuthSecret } from "../platform/auth/auth-secret.ts";
import { createAuth } from "../platform/auth/create-auth.ts";
import { readSession } from "../platform/auth/session.ts";
import { type Env, EnvError } from "../platform/env/read-env.ts";
import { AppError } from "../platform/errors.ts";
import { bindRoutes } from "../platform/http/bind-routes.ts";
import { followCertificate, readCertificate } from "../platform/http/certificate.ts";
import { createApp } from "../platform/http/create-app.ts";
import { registerMetrics } from "../platform/http/metrics-route.ts";
import { registerProbes } from "../platform/http/probes.ts";
import { countRequests } from "../platform/http/request-counter.ts";
import { serveWebApp } from "../platform/http/serve-web-app.ts";
import { keepMail } from "../platform/mail/keep-mail.ts";
import type { AppLogger } from "../platform/logging/create-logger.ts";
import type { Presence } from "../platform/realtime/announcer.ts";
import { createSocketServer, type SocketServer } from "../platform/realtime/socket-server.ts";
import type { Services } from "../platform/services.ts";
import { openDatabase } from "./open-database.ts";
import type { RunningProcess } from "./running-process.ts";

export interface WebProcess extends RunningProcess {
  app: FastifyInstance;
  services: Services;
  /** Every route that it serves, files included. */
  routes: readonly { method: string; url: string }[];
  /** The one-time link by which the first admin is made, where one is needed. */
  setupLink: string | undefined;
}

export interface WebOptions {
  /** Sign-ins and the like a minute from one address; a test needs more than a household. */
  authRequestsPerMinute?: number;
  /** How often it is looked whether the certificate's files have changed, in milliseconds. */
  certificateEveryMs?: number;
}

const certificateEveryMs = 30_000;

/** The web process: HTTP, Socket.IO and both web apps. It sends messages, and runs no helper. */
export async function runWeb(env: Env & { databaseUrl: string }, log: AppLogger, options: WebOptions = {}): Promise<WebProcess> {
  const certificate = env.tls && readCertificate(env.tls);
  const { pool, prisma, database } = openDatabase(env.databaseUrl, log);
  const app = await createApp({ log, publicUrl: env.publicUrl, certificate });
  const routes: { method: string; url: string }[] = [];
  app.addHook("onRoute", ({ method, url }) => void routes.push(...[method].flat().map((one) => ({ method: one, url }))));
  const requests = countRequests(app);
  // The sockets need the server and the helpers need the announcer, so it looks the sockets up when it is used.
  let sockets: SocketServer | undefined;
  const announcer: Presence = {
    announce: (topic, event, payload) => sockets?.announce(topic, event, payload),
    expel: (userId, podId) => sockets?.expel(userId, podId),
    endSession: (sessionId) => sockets?.endSession(sessionId),
  };
  const helpers = podTrackerHelpers({ announcer, dataDir: env.dataDir, mailServer: env.mailServer });
  const tatwats = createTatwats({
    connectionString: env.databaseUrl,
    helpers,
    workflows: podTrackerWorkflows(helpers),
    application: "podtracker",
    role: "web",
    runHelpers: false,
    keyFolder: join(env.dataDir, "keys"),
    log,
    figures: () => ({ ...requests.read(), connectedUsers: sockets?.connectedUsers() ?? 0 }),
  });
  const secret = loadAuthSecret(env.authSecret, env.dataDir);
  if (!(await isTheInstallationsSecret(tatwats.database, secret))) {
    throw new EnvError(
      "AUTH_SECRET is not the one this database was set up with; everybody would be signed out. Give the first one, or restore the data folder.",
    );
  }
  const auth = createAuth(prisma, {
    secret,
    publicUrl: env.publicUrl,
    world: tatwats.world,
    keepMail: async (mail) => await keepMail(prisma, { world: tatwats.world, send: env.mailServer !== undefined, tatwats }, mail),
    requestsPerMinute: options.authRequestsPerMinute,
  });
  const catalogue = await followCatalogue(tatwats.database, log);
  const services: Services = {
    env,
    prisma,
    database,
    tatwats,
    auth,
    get cards() {
      return catalogue.cards;
    },
    announcer,
    log,
  };
  const appends = createAppendGroup(database);
  sockets = createSocketServer({
    server: app.server,
    pool,
    database,
    auth,
    appendEvents: async (payload, user, address) =>
      await appendFromSocket(services, appends, { ...payload, user, address, now: tatwats.world.now() }),
    log,
  });
  await registerAll(app, services, sockets);
  await tatwats.start();
  const setupLink = await ensureAdmin(services, secret).catch((error: unknown) => {
    throw error instanceof AppError ? new EnvError(`ADMIN_EMAIL and ADMIN_PASSWORD: ${error.message}`) : error;
  });
  await app.listen({ port: env.port, host: env.host });
  const everyMs = options.certificateEveryMs ?? certificateEveryMs;
  const unfollow = env.tls ? followCertificate(app.server, env.tls, { log, everyMs }) : () => {};
  const stop = async () => {
    unfollow();
    await stopWeb({ app, services, sockets, pool, catalogue });
  };
  return { app, services, routes, setupLink, stop };
}

async function registerAll(app: FastifyInstance, services: Services, sockets: SocketServer): Promise<void> {
  registerProbes(app, services);
  registerMetrics(app, services);
  registerAuthRoutes(app, services);
  registerExportRoute(app, services);
  registerDeckExportRoute(app, services);
  registerSetupRoute(app, services);
  bindRoutes(app, services, handlers);
  app.get("/api/openapi.json", { schema: { hide: true } }, () => app.swagger());
  await app.register(tatwatsConsole, {
    tatwats: services.tatwats,
    sockets: sockets.io,
    people: createPeopleDesk(services, sockets),
    mails: createMailList(services),
    authorise: async (request) => {
      const user = await readSession(services.auth, services.database, request.headers);
      if (!user) return "not-signed-in";
      return user.consoleRole === null ? "not-an-operator" : { id: user.id, name: user.name, role: user.consoleRole };
    },
  });
  await app.register(serveWebApp);
}

interface Parts {
  app: FastifyInstance;
  services: Services;
  sockets: SocketServer | undefined;
  pool: Pool;
  catalogue: FollowedCatalogue;
}

async function stopWeb({ app, services, sockets, pool, catalogue }: Parts): Promise<void> {
  catalogue.stop();
  await sockets?.close();
  await app.close();
  await services.tatwats.stop();
  await services.prisma.$disconnect();
  await pool.end();
}
