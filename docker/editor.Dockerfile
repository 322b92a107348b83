# This stage is the same in all three files, so that one `docker compose build` runs it once.
FROM node:24-bookworm-slim AS workspace
WORKDIR /src
ENV NX_DAEMON=false CI=true
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
RUN npm install --global "$(node -p 'require("./package.json").packageManager.split("+")[0]')" \
 && pnpm install --frozen-lockfile
COPY . .

FROM workspace AS build
RUN node_modules/.bin/nx build editor --outputStyle=static

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends tini nginx-light \
 && rm -rf /var/lib/apt/lists/*
COPY docker/editor.nginx.conf /etc/nginx/nginx.conf
COPY docker/editor-headers.conf /etc/nginx/editor-headers.conf
COPY --from=build /src/dist/apps/editor/browser /app
USER 1000:1000
EXPOSE 8080
# No curl in the image: bash speaks enough HTTP to see whether the page comes.
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200 '* ]]"]
ENTRYPOINT ["tini", "--"]
CMD ["nginx", "-e", "/dev/stderr", "-c", "/etc/nginx/nginx.conf", "-g", "daemon off;"]
