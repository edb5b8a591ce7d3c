# PodTracker and its console in one process, on a PostgreSQL of yours (DATABASE_URL).
# No RUN names an absolute path: apps/podtracker/server/test/dockerfile.test.ts carries them out without a container.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
# Builds the database client and both web apps, too (the script `prepare`).
RUN npm ci --no-audit --no-fund
# Once more from the lock file, without what only building and testing need; the builds stay.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund \
    && mkdir empty

FROM node:24-bookworm-slim AS runtime
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/packages/local-postgres ./packages/local-postgres
COPY --from=build /app/packages/tatwats ./packages/tatwats
COPY --from=build /app/packages/tatwats-console ./packages/tatwats-console
COPY --from=build /app/apps/podtracker/contract ./apps/podtracker/contract
COPY --from=build /app/apps/podtracker/rules ./apps/podtracker/rules
COPY --from=build /app/apps/podtracker/server ./apps/podtracker/server
COPY --from=build /app/apps/podtracker/web/package.json ./apps/podtracker/web/package.json
COPY --from=build /app/apps/podtracker/web/dist ./apps/podtracker/web/dist
# The folder in which the volume begins, owned by the user. It keeps the cookie secret and the seal key.
COPY --from=build --chown=node:node /app/empty /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "process.env.NODE_TLS_REJECT_UNAUTHORIZED = 0; fetch(`${process.env.TLS_CERT ? 'https' : 'http'}://127.0.0.1:${process.env.PORT || 3000}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/podtracker/server/src/main.ts", "--role", "all"]
