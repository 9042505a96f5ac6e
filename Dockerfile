# One image for all services and the sandbox (each is a bundle, with the SQL of its database), one for web.
FROM node:22-bookworm-slim AS build
WORKDIR /src
ENV NEXT_OUTPUT=standalone NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1
COPY . .
RUN npm ci --no-audit --no-fund && npx turbo run build \
  && for script in make-keys seed; do node packages/config/bundle-service.mjs docker/$script.ts /native/$script.mjs; done
RUN mkdir /bundles && find apps/*-service apps/notifier apps/sandbox -type f -not -path '*/node_modules/*' \
  \( -path '*/dist/*' -o -name '*.sql' \) -exec cp --parents -t /bundles {} +
# What the bundles leave outside: native add-ons.
RUN mkdir -p /native/node_modules/@node-rs && cp -rL node_modules/@node-rs/argon2* /native/node_modules/@node-rs/ \
  && cp -rL node_modules/sharp node_modules/@img node_modules/detect-libc node_modules/semver /native/node_modules/

FROM node:22-bookworm-slim AS service
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /native/node_modules node_modules
COPY --from=build /native/*.mjs ./
COPY --from=build /bundles ./
RUN mkdir -p /data /media && chown node:node /data /media
USER node
CMD ["node", "--enable-source-maps", "dist/main.js"]

FROM node:22-bookworm-slim AS web
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /src/apps/web/.next/standalone ./
COPY --from=build /src/apps/web/.next/static apps/web/.next/static
COPY --from=build /src/apps/web/public apps/web/public
# Our own server in front of Next's parts, in place of the one that Next writes.
COPY --from=build /src/apps/web/dist apps/web/dist
WORKDIR /app/apps/web
USER node
CMD ["node", "--max-old-space-size=256", "dist/main.js"]
