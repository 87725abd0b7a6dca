import { randomBytes } from "node:crypto";

/** An event as an SDK would send it, about 2.5 KB: an exception with twelve frames. */
export function sampleEvent(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    event_id: randomBytes(16).toString("hex"),
    timestamp: Date.now() / 1000,
    platform: "node",
    level: "error",
    environment: "production",
    release: "shop@1.4.2",
    server_name: "shop-1",
    tags: { region: "north" },
    user: { id: "u-17" },
    contexts: { runtime: { name: "node", version: "24.1.0" } },
    sdk: { name: "sentry.javascript.node", version: "11.11.0" },
    exception: { values: [toException("TypeError", "The basket has no total")] },
    ...changes,
  };
}

/** One exception value thrown at the end of twelve frames. */
export function toException(type: string, value: string) {
  const frames = Array.from({ length: 12 }, (_, depth) => ({
    function: `step${depth}`,
    module: `checkout.step${depth}`,
    filename: `/srv/shop/checkout/step${depth}.js`,
    lineno: 10 + depth,
    colno: 5,
    in_app: true,
    context_line: `  const total = step${depth}(basket);`,
  }));
  return { type, value, stacktrace: { frames }, mechanism: { type: "generic", handled: true } };
}
