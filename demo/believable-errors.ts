/** An error as the demo's shop keeps meeting it. */
export interface BelievableError {
  project: "shop-web" | "shop-api" | "billing";
  type: string;
  value: string;
  level: "fatal" | "error" | "warning";
  /** Oldest call first, as SDKs send them. */
  frames: readonly Frame[];
  transaction: string;
  /** How many of them come in two weeks. */
  events: number;
  isHandled: boolean;
}

interface Frame {
  function: string;
  filename: string;
  lineno: number;
  in_app: boolean;
  pre_context: string[];
  context_line: string;
  post_context: string[];
}

export const ERRORS: readonly BelievableError[] = [
  {
    project: "shop-web",
    type: "TypeError",
    value: "Cannot read properties of undefined (reading 'total')",
    level: "error",
    transaction: "/checkout",
    events: 214,
    isHandled: false,
    frames: [
      library("dispatchEvent", "https://shop.acme.example/assets/react-dom.js", 8412),
      own(
        "onSubmit",
        "src/checkout/checkout-form.tsx",
        42,
        "  const order = await placeOrder(basket);",
      ),
      own(
        "placeOrder",
        "src/checkout/place-order.ts",
        17,
        "  const amount = basket.summary.total;",
      ),
    ],
  },
  {
    project: "shop-web",
    type: "ChunkLoadError",
    value: "Loading chunk 7 failed. (https://shop.acme.example/assets/wishlist.js)",
    level: "error",
    transaction: "/wishlist",
    events: 88,
    isHandled: false,
    frames: [
      own(
        "loadPage",
        "src/router/load-page.ts",
        12,
        "  return await import(`../pages/${name}.tsx`);",
      ),
    ],
  },
  {
    project: "shop-web",
    type: "AbortError",
    value: "The user aborted a request.",
    level: "warning",
    transaction: "/search",
    events: 41,
    isHandled: true,
    frames: [
      own("search", "src/search/search.ts", 29, "  const hits = await fetch(url, { signal });"),
    ],
  },
  {
    project: "shop-api",
    type: "TimeoutError",
    value: "The payment provider did not answer within 3000 ms",
    level: "fatal",
    transaction: "POST /api/payments",
    events: 132,
    isHandled: true,
    frames: [
      library("processTicksAndRejections", "node:internal/process/task_queues", 104),
      own("handle", "src/http/payments.ts", 61, "    const answer = await provider.charge(order);"),
      own(
        "charge",
        "src/payments/provider.ts",
        88,
        "    throw new TimeoutError(this.name, this.timeoutMs);",
      ),
    ],
  },
  {
    project: "shop-api",
    type: "ValidationError",
    value: "voucher: SPRING24 has expired",
    level: "warning",
    transaction: "POST /api/vouchers",
    events: 67,
    isHandled: true,
    frames: [
      own(
        "redeem",
        "src/vouchers/redeem.ts",
        23,
        "  if (voucher.endsAt < now) throw new ValidationError(code);",
      ),
    ],
  },
  {
    project: "shop-api",
    type: "Error",
    value: "connect ECONNREFUSED 10.0.4.12:5432",
    level: "error",
    transaction: "GET /api/products",
    events: 25,
    isHandled: false,
    frames: [
      library("TCPConnectWrap.afterConnect", "node:net", 1611),
      own("query", "src/db/pool.ts", 34, "    return await pool.query(text, values);"),
    ],
  },
  {
    project: "billing",
    type: "ZeroDivisionError",
    value: "division by zero",
    level: "error",
    transaction: "billing.tasks.close_month",
    events: 19,
    isHandled: false,
    frames: [
      own("close_month", "billing/tasks.py", 71, "    rate = average(rows)"),
      own("average", "billing/numbers.py", 8, "    return sum(values) / len(values)"),
    ],
  },
  {
    project: "billing",
    type: "KeyError",
    value: "'vat_id'",
    level: "error",
    transaction: "billing.api.invoices",
    events: 54,
    isHandled: true,
    frames: [own("to_invoice", "billing/invoices.py", 112, '    vat = customer["vat_id"]')],
  },
];

function own(name: string, filename: string, lineno: number, line: string): Frame {
  return {
    function: name,
    filename,
    lineno,
    in_app: true,
    pre_context: ["", `// ${name}`],
    context_line: line,
    post_context: ["  return done;", "}"],
  };
}

function library(name: string, filename: string, lineno: number): Frame {
  return {
    function: name,
    filename,
    lineno,
    in_app: false,
    pre_context: [],
    context_line: "",
    post_context: [],
  };
}
