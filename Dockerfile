FROM node:22-alpine AS build
WORKDIR /build
COPY . .
RUN npm ci --no-audit --no-fund \
  && npm pack --silent --ignore-scripts --pack-destination /tmp \
  && npm install --global --omit=dev --no-audit --no-fund --prefix /supercargo /tmp/supercargo-*.tgz

# git is asked by --changed-since, --staged, --against and diff.
FROM node:22-alpine
RUN apk add --no-cache git \
  && git config --system --add safe.directory /work \
  && rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn*
COPY --from=build /supercargo /usr/local
# The first check leaves its compiled code, which all others start from.
RUN printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n' | supercargo -
USER node
WORKDIR /work
ENTRYPOINT ["supercargo"]
