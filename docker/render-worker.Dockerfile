# Manim: pycairo and manimpango are compiled here, so that no compiler reaches the image that runs.
FROM debian:bookworm-slim AS manim
# A base image that brings certificates of its own keeps them: they are installed only where there are none.
RUN apt-get update \
 && apt-get install -y --no-install-recommends --no-upgrade ca-certificates \
    python3-venv python3-dev gcc libc6-dev pkg-config libcairo2-dev libpango1.0-dev
# pip trusts whom the image trusts, not only the list that it carries itself.
ENV PIP_CERT=/etc/ssl/certs/ca-certificates.crt
COPY python/requirements.lock /src/
RUN python3 -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check -r /src/requirements.lock
COPY python /src/python
# Libraries under *.libs come repaired with their wheels and do not survive strip.
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps /src/python \
 && find /opt/venv -name '*.so' -not -path '*.libs/*' -exec strip --strip-unneeded {} + \
 && /opt/venv/bin/python -m compileall -q /opt/venv/lib \
 && /opt/venv/bin/python -c 'import manim, manim_nodes'

# This stage is the same in all three files, so that one `docker compose build` runs it once.
FROM node:24-bookworm-slim AS workspace
WORKDIR /src
ENV NX_DAEMON=false CI=true
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
RUN npm install --global "$(node -p 'require("./package.json").packageManager.split("+")[0]')" \
 && pnpm install --frozen-lockfile
COPY . .

FROM workspace AS build
RUN node_modules/.bin/nx build render-worker --outputStyle=static
RUN cd dist/apps/render-worker && pnpm install --prod --frozen-lockfile

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends tini python3 fontconfig fonts-dejavu-core \
    libcairo2 libpango-1.0-0 libpangocairo-1.0-0 libpangoft2-1.0-0 \
 && rm -rf /var/lib/apt/lists/*
# The smallest TeX that serves Manim's template: three packages, and one class out of a fourth, which is 100 MB.
RUN apt-get update \
 && apt-get install -y --no-install-recommends texlive-latex-recommended dvisvgm preview-latex-style \
 && cd /tmp && apt-get download texlive-latex-extra \
 && dpkg-deb --fsys-tarfile texlive-latex-extra*.deb | tar -x ./usr/share/texlive/texmf-dist/tex/latex/standalone \
 && mkdir -p /opt/texmf/tex/latex && mv usr/share/texlive/texmf-dist/tex/latex/standalone /opt/texmf/tex/latex/ \
 && find /var/lib/texmf/web2c -name '*.fmt' -not -name latex.fmt -delete \
 && rm -rf /tmp/* /var/lib/apt/lists/*
COPY --from=manim /opt/venv /opt/venv
COPY --from=node:24-bookworm-slim /usr/local/bin/node /usr/local/bin/node
COPY --from=build /src/dist/apps/render-worker /app
RUN install -d -o 1000 -g 1000 /srv/projects /srv/exports /srv/preview /srv/home && fc-cache -f
WORKDIR /app
ENV NODE_ENV=production HOME=/tmp TEXMFHOME=/opt/texmf TEXMFVAR=/tmp/texmf-var PYTHONDONTWRITEBYTECODE=1 \
    MANIM_NODES_PYTHON=/opt/venv/bin/python WORKER_HEALTH_PORT=9000 \
    DATA_DIR=/srv/projects EXPORT_DIR=/srv/exports PREVIEW_DIR=/srv/preview MANIM_NODES_HOME=/srv/home
USER 1000:1000
HEALTHCHECK --interval=5s --timeout=5s --start-period=90s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9000/').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "--enable-source-maps", "main.cjs"]
