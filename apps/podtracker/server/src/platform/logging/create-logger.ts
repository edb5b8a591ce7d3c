import type { FastifyBaseLogger } from "fastify";
import { pino } from "pino";

/** JSON lines on standard output; passwords and cookies never reach them, because nothing logs bodies or headers. */
export function createLogger(level: string, role: string): AppLogger {
  return pino({ level, base: { role }, serializers: { error: pino.stdSerializers.err } });
}

export type AppLogger = FastifyBaseLogger;
