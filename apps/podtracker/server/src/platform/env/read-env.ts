import { z } from "zod";

/** The environment did not fit; `message` is the one line to print. */
export class EnvError extends Error {}

const isUrl =
  (...protocols: string[]) =>
  (text: string) =>
    URL.canParse(text) && protocols.includes(new URL(text).protocol);

const Env = z
  .object({
    PORT: z.coerce.number({ error: "must be a number from 1 to 65535" }).int().min(1).max(65_535).default(3000),
    HOST: z.string().min(1).default("localhost"),
    DATABASE_URL: z
      .string()
      .refine(isUrl("postgres:", "postgresql:"), "must be a URL such as postgresql://user:password@host:5432/name")
      .optional(),
    DATA_DIR: z.string().min(1).default(".data"),
    PUBLIC_URL: z.string().refine(isUrl("http:", "https:"), "must be a URL such as https://pod.example.org").optional(),
    ADMIN_EMAIL: z.email("must be an email address").optional(),
    ADMIN_PASSWORD: z.string().min(8, "must have at least 8 characters").max(128).optional(),
    AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
    SMTP_URL: z.string().refine(isUrl("smtp:", "smtps:"), "must be a URL such as smtps://user:password@mail.example.org").optional(),
    MAIL_FROM: z
      .string()
      .max(200)
      .refine((text) => /^[^\r\n]*\S+@\S+$|^[^\r\n]*<\S+@\S+>$/.test(text), "must be an address such as PodTracker <pod@example.org>")
      .optional(),
    TLS_CERT: z.string().optional(),
    TLS_KEY: z.string().optional(),
    LOG_LEVEL: z
      .enum(["trace", "debug", "info", "warn", "error", "silent"], "must be trace, debug, info, warn, error or silent")
      .default("warn"),
  })
  .refine((env) => (env.ADMIN_EMAIL === undefined) === (env.ADMIN_PASSWORD === undefined), {
    message: "and ADMIN_PASSWORD go together; set both or neither",
    path: ["ADMIN_EMAIL"],
  })
  .refine((env) => (env.TLS_CERT === undefined) === (env.TLS_KEY === undefined), {
    message: "and TLS_KEY go together; set both or neither",
    path: ["TLS_CERT"],
  })
  .refine((env) => env.TLS_CERT === undefined || env.PUBLIC_URL === undefined || env.PUBLIC_URL.startsWith("https:"), {
    message: "must begin with https: where TLS_CERT is set",
    path: ["PUBLIC_URL"],
  });

export interface Env {
  port: number;
  /** An address or name to listen on; `localhost` for loopback only. */
  host: string;
  /** Undefined: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  /** Where people reach the app, without a slash at the end. */
  publicUrl: string;
  /** False where it was not named, and the default stands in for it. */
  publicUrlGiven: boolean;
  admin: { email: string; password: string } | undefined;
  authSecret: string | undefined;
  /** Undefined: mails are kept, to be read in the console. */
  mailServer: { url: string; from: string } | undefined;
  /** PEM files that make the web process speak https; undefined: plain http. */
  tls: { certFile: string; keyFile: string } | undefined;
  logLevel: z.infer<typeof Env>["LOG_LEVEL"];
}

/**
 * Reads the environment; empty values count as absent.
 *
 * @throws EnvError with one line that names the variable and what it should be
 */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""));
  if ("REDIS_URL" in given) throw new EnvError("REDIS_URL is not supported yet; leave it out.");
  const parsed = Env.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new EnvError(`${String(issue.path[0])} ${issue.message}.`);
  }
  const env = parsed.data;
  const publicUrl = (env.PUBLIC_URL ?? `${env.TLS_CERT ? "https" : "http"}://localhost:${env.PORT}`).replace(/\/+$/, "");
  const from = env.MAIL_FROM ?? `PodTracker <podtracker@${new URL(publicUrl).hostname}>`;
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    publicUrl,
    publicUrlGiven: env.PUBLIC_URL !== undefined,
    admin: env.ADMIN_EMAIL && env.ADMIN_PASSWORD ? { email: env.ADMIN_EMAIL.toLowerCase(), password: env.ADMIN_PASSWORD } : undefined,
    authSecret: env.AUTH_SECRET,
    mailServer: env.SMTP_URL === undefined ? undefined : { url: env.SMTP_URL, from },
    tls: env.TLS_CERT && env.TLS_KEY ? { certFile: env.TLS_CERT, keyFile: env.TLS_KEY } : undefined,
    logLevel: env.LOG_LEVEL,
  };
}
