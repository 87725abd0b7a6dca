# Vedette in a container: docker build -t vedette . && docker run -p 8000:8000 -v vedette:/data vedette
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/contract/package.json packages/contract/
COPY packages/server/package.json packages/server/
COPY packages/web/package.json packages/web/
COPY packages/cli/package.json packages/cli/
COPY packages/integration-kit/package.json packages/integration-kit/
COPY packages/testkit/package.json packages/testkit/
# The image brings Node itself; the pinned npm package of it stays out of the last stage.
RUN npm install --no-save --omit=dev --no-audit --no-fund
COPY packages packages
RUN node node_modules/vite/bin/vite.js build packages/web \
 && node node_modules/vite/bin/vite.js build packages/cli \
 && rm -rf node_modules/node node_modules/node-bin-* packages/*/src/**/*.test.ts

FROM node:24-slim
ENV NODE_ENV=production \
    VEDETTE_HOST=0.0.0.0 \
    VEDETTE_PORT=8000 \
    VEDETTE_DATA_DIR=/data
WORKDIR /app
COPY --from=build --chown=root:root /app /app
# Not root: the one thing it may write is its data.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.VEDETTE_PORT+'/health/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# node itself, not npm: signals must reach the process.
CMD ["node", "packages/cli/bin/vedette.js", "serve"]
