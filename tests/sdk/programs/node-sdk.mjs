// A small application that fails in many ways and reports it with whichever @sentry/node is named.
//   node node-sdk.mjs <package> <dsn> <scenario>…
import { subscribe } from "node:diagnostics_channel";

const [packageName, dsn, ...scenarios] = process.argv.slice(2);

// How each report travels, as Node itself sees it: the test wants to know that gzip was used.
const encodings = new Set();
subscribe("http.client.request.start", ({ request }) => {
  encodings.add(request.getHeader("content-encoding") ?? "identity");
});

const Sentry = await import(packageName);

Sentry.init({
  dsn,
  release: "shop@1.4.2",
  environment: "production",
  sendDefaultPii: true,
  // Without tracing: errors are what this is about.
  tracesSampleRate: 0,
});

const actions = {
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
    Sentry.withScope((scope) => {
      scope.setTag("shop", "north");
      scope.setUser({ id: "u-17", email: "kim@shop.example" });
      scope.addBreadcrumb({ category: "cart", message: "added 3 apples", level: "info" });
      Sentry.captureMessage("Stock is low: 4 apples left", "warning");
    });
  },
  grouping() {
    // One issue for numbers that differ, one for each custom fingerprint.
    for (const number of [101, 202, 303]) {
      Sentry.captureException(new RangeError(`Order ${number} is out of range`));
    }
    for (const gateway of ["alpha", "beta"]) {
      for (const code of [17, 18]) {
        Sentry.withScope((scope) => {
          scope.setFingerprint(["payment", gateway]);
          Sentry.captureException(new Error(`Gateway ${gateway} said ${code}`));
        });
      }
    }
  },
  secrets() {
    Sentry.withScope((scope) => {
      // From outside, or the SDK would send them as lines of source, too.
      const { SHOP_PASSWORD: password, SHOP_CARD: card, SHOP_API_KEY: api_key } = process.env;
      scope.setExtra("account", { password, note: "fine" });
      scope.setContext("payment", { card, api_key });
      Sentry.captureException(new Error("The card was refused"));
    });
  },
  large() {
    Sentry.withScope((scope) => {
      scope.setExtra(
        "rows",
        Array.from({ length: 900 }, (_, n) => `row number ${n} of many, each a little different`),
      );
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

for (const scenario of scenarios) actions[scenario]();

if (scenarios.includes("crash") || scenarios.includes("rejection")) {
  process.on("exit", report);
} else {
  if (!(await Sentry.flush(10_000))) console.log("not everything was sent");
  report();
}

function report() {
  console.log(`encodings: ${[...encodings].toSorted((a, b) => a.localeCompare(b)).join(", ")}`);
}
