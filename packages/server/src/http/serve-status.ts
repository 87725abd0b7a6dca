import type { FastifyInstance } from "fastify";
import type { HealthReport, Metrics } from "./ports.ts";

/**
 * What whoever runs this server asks it: is the process alive, may it get requests, how is it.
 * `/metrics` is left out when there are none.
 */
export function serveStatus(
  server: FastifyInstance,
  health: () => Promise<HealthReport>,
  metrics: Metrics | null,
): void {
  server.get("/health/live", async (_request, reply) =>
    reply.header("cache-control", "no-store").send({ status: "live" }),
  );
  server.get("/health/ready", async (_request, reply) => {
    const report = await health();
    return reply
      .code(report.ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ status: statusOf(report), checks: report.checks });
  });
  if (metrics === null) return;
  server.get("/metrics", async (_request, reply) => {
    const { contentType, text } = await metrics.read();
    return reply.header("cache-control", "no-store").type(contentType).send(text);
  });
  server.addHook("onResponse", (request, reply, done) => {
    metrics.observe({
      method: request.method,
      route: request.routeOptions.url ?? "(none)",
      status: reply.statusCode,
      durationMs: reply.elapsedTime,
    });
    done();
  });
}

/** A degraded server takes requests like any other: what is wrong is not mended by sending none. */
function statusOf({ ready, isDegraded }: HealthReport): "ready" | "degraded" | "not ready" {
  if (!ready) return "not ready";
  return isDegraded ? "degraded" : "ready";
}
