import type { FastifyInstance } from "fastify";

/** Counts requests for the console's figures: since the last reading, per second. */
export function countRequests(app: FastifyInstance, now: () => number = () => performance.now()) {
  let since = now();
  let [requests, errors] = [0, 0];
  app.addHook("onResponse", async (_request, reply) => {
    requests += 1;
    if (reply.statusCode >= 500) errors += 1;
  });
  return {
    read() {
      const seconds = Math.max(0.001, (now() - since) / 1000);
      const figures = { requestsPerSecond: requests / seconds, requestErrorsPerSecond: errors / seconds };
      since = now();
      [requests, errors] = [0, 0];
      return figures;
    },
  };
}
