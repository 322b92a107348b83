# This stage is the same in all three files, so that one `docker compose build` runs it once.
FROM node:24-bookworm-slim AS workspace
WORKDIR /src
ENV NX_DAEMON=false CI=true
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
RUN npm install --global "$(node -p 'require("./package.json").packageManager.split("+")[0]')" \
 && pnpm install --frozen-lockfile
COPY . .

FROM workspace AS build
RUN node_modules/.bin/nx build api-gateway --outputStyle=static
# The build leaves a package.json and a lock file with just what the gateway imports.
RUN cd dist/apps/api-gateway && pnpm install --prod --frozen-lockfile

FROM node:24-bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends tini \
 && rm -rf /var/lib/apt/lists/* /usr/local/lib/node_modules /opt/yarn* \
 && install -d -o 1000 -g 1000 /srv/projects /srv/exports /srv/preview /srv/home
COPY --from=build /src/dist/apps/api-gateway /app
COPY docker/gateway-health.mjs /app/
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000 HOME=/tmp \
    DATA_DIR=/srv/projects EXPORT_DIR=/srv/exports PREVIEW_DIR=/srv/preview MANIM_NODES_HOME=/srv/home
USER 1000:1000
EXPOSE 8000
HEALTHCHECK --interval=5s --timeout=5s --start-period=90s --retries=3 CMD ["node", "gateway-health.mjs"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "--enable-source-maps", "main.cjs"]
