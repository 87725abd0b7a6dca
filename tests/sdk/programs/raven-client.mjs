// An application from the time before envelopes, which reports with raven.
//   node raven-client.mjs <dsn> captured | crash
import Raven from "raven";

const [dsn, scenario] = process.argv.slice(2);

Raven.config(dsn, {
  release: "shop@0.9.1",
  environment: "production",
  tags: { shop: "south" },
}).install();

const sent = (error, eventId) => console.log(error ? `not sent: ${error}` : `sent ${eventId}`);

if (scenario === "crash") {
  setTimeout(() => {
    throw new EvalError("The old process is going down");
  }, 10);
} else {
  Raven.mergeContext({ user: { id: "u-3", email: "lee@shop.example" } });
  Raven.captureBreadcrumb({ category: "cart", message: "added 2 pears" });
  const extra = { rows: Array.from({ length: 40 }, (_, n) => `pear number ${n}`) };
  Raven.captureException(new TypeError("No such fruit"), { extra }, sent);
  Raven.captureMessage("Stock is low: 2 pears left", { level: "warning" }, sent);
}
