// A shop that goes on failing, in a process of its own: each of its errors is reported by the real SDK.
import * as Sentry from "sentry-node-11";

Sentry.init({
  dsn: process.env["SENTRY_DSN"],
  release: "shop-api@2.4.0",
  environment: "production",
  tracesSampleRate: 0,
});

const FAILURES = [
  function charge() {
    throw new Error("The payment provider did not answer within 3000 ms");
  },
  function reserve(stock) {
    return stock.items[0];
  },
  function parse() {
    return JSON.parse("{ the price }");
  },
];

setInterval(() => {
  const fail = FAILURES[Math.floor(Math.random() * FAILURES.length)];
  Sentry.withScope((scope) => {
    scope.setUser({ id: `u-${100 + Math.floor(Math.random() * 40)}` });
    scope.setTag("region", ["north", "south", "east"][Math.floor(Math.random() * 3)]);
    try {
      fail();
    } catch (error) {
      Sentry.captureException(error);
    }
  });
}, 4000);
