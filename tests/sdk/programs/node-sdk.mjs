// A small application that fails in many ways and reports it with whichever @sentry/node is named.
//   node node-sdk.mjs <package> <dsn> <scenario>
const [packageName, dsn, scenario] = process.argv.slice(2);
const Sentry = await import(packageName);

Sentry.init({
  dsn,
  release: "shop@1.4.2",
  environment: "production",
  sendDefaultPii: true,
  // Without tracing: errors are what this is about.
  tracesSampleRate: 0,
});

const scenarios = {
  nested() {
    try {
      try {
        JSON.parse("{ not json");
      } catch (cause) {
        throw new TypeError("Could not read the basket", { cause });
      }
    } catch (error) {
      Sentry.captureException(error);
    }
  },
  message() {
    Sentry.setTag("shop", "north");
    Sentry.setUser({ id: "u-17", email: "kim@shop.example" });
    Sentry.addBreadcrumb({ category: "cart", message: "added 3 apples", level: "info" });
    Sentry.captureMessage("Stock is low: 4 apples left", "warning");
  },
  grouping() {
    // One issue for numbers that differ, one for each custom fingerprint.
    for (const number of [101, 202, 303]) Sentry.captureException(new RangeError(`Order ${number} is out of range`));
    for (const gateway of ["alpha", "beta"]) {
      for (let round = 0; round < 2; round++) {
        Sentry.withScope((scope) => {
          scope.setFingerprint(["payment", gateway]);
          Sentry.captureException(new Error(`Payment gateway said ${Math.random()}`));
        });
      }
    }
  },
  secrets() {
    Sentry.withScope((scope) => {
      scope.setExtra("credentials", { password: "hunter2-hunter2", note: "fine" });
      scope.setContext("payment", { card: "4111 1111 1111 1111", api_key: "sk-very-secret" });
      Sentry.captureException(new Error("Card 4111 1111 1111 1111 was refused"));
    });
  },
  large() {
    Sentry.withScope((scope) => {
      scope.setExtra("rows", Array.from({ length: 900 }, (_, n) => ({ n, text: `row number ${n} of many` })));
      Sentry.captureException(new Error("A large report"));
    });
  },
  rejection() {
    void Promise.reject(new SyntaxError("Nobody handled this promise"));
  },
  crash() {
    setTimeout(() => {
      throw new EvalError("The process is going down");
    }, 10);
  },
};

scenarios[scenario]();
if (scenario !== "crash" && scenario !== "rejection") {
  const sent = await Sentry.flush(10_000);
  console.log(sent ? "sent" : "not sent");
}
