import { describe, expect, test } from "vitest";
import type { Frame } from "../../seams.ts";
import { frameComponents } from "./frame.ts";

interface Row {
  says: string;
  platform?: string;
  frame: Frame;
  components: [string, string][];
}

const ROWS: Row[] = [
  {
    says: "a module stands for the file",
    frame: { module: "shop.cart", filename: "/srv/shop/Cart.py", function: "total" },
    components: [
      ["module", "shop.cart"],
      ["function", "total"],
    ],
  },
  {
    says: "without a module the lower-cased name of the file counts, not its folder",
    frame: { filename: "/srv/releases/77/shop/Cart.py", function: "total" },
    components: [
      ["filename", "cart.py"],
      ["function", "total"],
    ],
  },
  {
    says: "a folder may be written with backslashes",
    frame: { filename: "C:\\app\\Cart.cs", function: "Total" },
    components: [
      ["filename", "cart.cs"],
      ["function", "Total"],
    ],
  },
  {
    says: "a file at an address is not named",
    platform: "javascript",
    frame: {
      filename: "/static/main.8f3a.js",
      abs_path: "https://cdn.example/main.8f3a.js",
      function: "a",
    },
    components: [["function", "a"]],
  },
  ...["http://h/x.js", "blob:http://h/1", "file:///x.js", "data:text/javascript,1"].map((path) => ({
    says: `${path} is an address`,
    platform: "javascript",
    frame: { filename: "x.js", abs_path: path, function: "run" },
    components: [["function", "run"]] as [string, string][],
  })),
  ...["<anonymous>", "[native code]"].map((filename) => ({
    says: `${filename} is no file`,
    platform: "python",
    frame: { filename, function: "map" },
    components: [["function", "map"]] as [string, string][],
  })),
  {
    says: "a script's module that is the end of its path is left out",
    platform: "javascript",
    frame: { module: "lib/cart", abs_path: "https://h/static/lib/cart.js?v=3", function: "total" },
    components: [["function", "total"]],
  },
  {
    says: "a script's module that is not the end of its path stays",
    platform: "node",
    frame: { module: "lib:cart", abs_path: "/srv/lib/cart.js", function: "total" },
    components: [
      ["module", "lib:cart"],
      ["function", "total"],
    ],
  },
  {
    says: "a script's function is its last dotted part",
    platform: "node",
    frame: { filename: "a.js", function: "Object.foo" },
    components: [
      ["filename", "a.js"],
      ["function", "foo"],
    ],
  },
  {
    says: "an async mark and an alias are no part of a script's function",
    platform: "node",
    frame: { filename: "a.js", function: "async Cart.total [as sum.all]" },
    components: [
      ["filename", "a.js"],
      ["function", "total"],
    ],
  },
  {
    says: "other languages keep the dots",
    platform: "csharp",
    frame: { function: "Cart.Total" },
    components: [["function", "Cart.Total"]],
  },
  ...["?", "<anonymous>", "anonymous", "Anonymous function", "<unknown>"].map((name) => ({
    says: `a function called ${name} is unknown`,
    platform: "javascript",
    frame: { filename: "a.js", function: name },
    components: [["filename", "a.js"]] as [string, string][],
  })),
  {
    says: "a nameless method of a script is unknown",
    platform: "javascript",
    frame: { filename: "a.js", function: "Object.<anonymous>" },
    components: [["filename", "a.js"]],
  },
  ...[
    ["java", "lambda$run$0", "lambda$run$"],
    ["java", "access$000", "access$"],
    ["php", "{closure:/srv/app/a.php:12}", "{closure}"],
    ["php", "class@anonymous/srv/a.php:12$0::run", "class@anonymous::run"],
    ["ruby", "block (2 levels) in save", "block in save"],
    ["ruby", "_app_views_show_html_erb__3401_7912", "_app_views_show_html_erb"],
    ["python", "_render_7421", "_render"],
    ["python", "<lambda>", "<lambda>"],
  ].map(([platform = "", name = "", expected = ""]) => ({
    says: `${platform}: ${name} loses its numbers`,
    platform,
    frame: { function: name },
    components: [["function", expected]] as [string, string][],
  })),
  ...[
    ["com.shop.Cart$$Lambda$14/0x0000000800c3", "com.shop.Cart$$Lambda"],
    ["com.shop.Cart$$EnhancerBySpringCGLIB$$1ea2f35b", "com.shop.Cart$$EnhancerBySpringCGLIB"],
    [
      "jdk.internal.reflect.GeneratedMethodAccessor123",
      "jdk.internal.reflect.GeneratedMethodAccessor",
    ],
    ["com.sun.proxy.$Proxy42", "com.sun.proxy.$Proxy"],
    ["com.shop.Cart$1", "com.shop.Cart$"],
  ].map(([module = "", expected = ""]) => ({
    says: `java: ${module} loses its numbers`,
    platform: "java",
    frame: { module },
    components: [["module", expected]] as [string, string][],
  })),
  ...["javascript", "node", "python", "php", "ruby"].map((platform) => ({
    says: `${platform}: the line of source counts, with even blanks`,
    platform,
    frame: { function: "f", context_line: "\t  return   a\t+ b " },
    components: [
      ["function", "f"],
      ["context_line", "return a + b"],
    ] as [string, string][],
  })),
  {
    says: "other platforms have no line of source",
    platform: "go",
    frame: { function: "f", context_line: "return a" },
    components: [["function", "f"]],
  },
  {
    says: "the frame's own platform goes before the event's",
    platform: "go",
    frame: { platform: "python", function: "f", context_line: "return a" },
    components: [
      ["function", "f"],
      ["context_line", "return a"],
    ],
  },
  {
    says: "a line of 120 characters counts",
    platform: "python",
    frame: { function: "f", context_line: "x".repeat(120) },
    components: [
      ["function", "f"],
      ["context_line", "x".repeat(120)],
    ],
  },
  {
    says: "a line of 121 characters does not",
    platform: "python",
    frame: { function: "f", context_line: ` ${"x".repeat(120)}` },
    components: [["function", "f"]],
  },
  {
    says: "a page's line outside any function does not count",
    platform: "javascript",
    frame: { filename: "/", abs_path: "https://h/", context_line: "<html>" },
    components: [],
  },
  {
    says: "with a source map the line stands for the function",
    platform: "javascript",
    frame: {
      module: "cart",
      function: "t",
      context_line: "total()",
      data: { sourcemap: "a.js.map" },
    },
    components: [
      ["module", "cart"],
      ["context_line", "total()"],
    ],
  },
  {
    says: "with a source map but no line the function counts",
    platform: "javascript",
    frame: { module: "cart", function: "t", data: { sourcemap: "a.js.map" } },
    components: [
      ["module", "cart"],
      ["function", "t"],
    ],
  },
  { says: "an empty frame says nothing", frame: {}, components: [] },
];

test.each(ROWS)("$says", ({ platform = "python", frame, components }) => {
  expect(frameComponents(frame, undefined, platform)).toEqual(components);
});

describe("frames that never take part", () => {
  test.each<[string, string, Frame]>([
    ["eval", "javascript", { function: "eval", filename: "a.js" }],
    ["native code", "javascript", { function: "map", filename: "[native code]" }],
    [
      "the scheduler",
      "node",
      { function: "processTicksAndRejections", filename: "node:internal/x" },
    ],
    ["the scheduler, as process.…", "node", { function: "process.processTicksAndRejections" }],
    ["runMicrotasks", "node", { function: "runMicrotasks" }],
    ["queueMicrotask", "javascript", { function: "queueMicrotask" }],
    ["nextTick", "node", { function: "nextTick" }],
    ["runNextTicks", "node", { function: "runNextTicks" }],
    [
      "@babel",
      "node",
      { filename: "/srv/node_modules/@babel/runtime/helpers/get.js", function: "g" },
    ],
    ["@babel as a module", "node", { module: "@babel.runtime.helpers:get", function: "g" }],
    [
      "core-js",
      "javascript",
      { filename: "./node_modules/core-js/internals/task.js", function: "r" },
    ],
    ["regenerator", "javascript", { filename: "regenerator-runtime/runtime.js", function: "r" }],
    ["tslib", "node", { abs_path: "C:\\app\\node_modules\\tslib\\tslib.es6.js", function: "r" }],
    [
      "Sentry's Node SDK",
      "node",
      { filename: "/srv/node_modules/@sentry/core/build/x.js", function: "r" },
    ],
    ["Sentry's browser wrapper", "javascript", { filename: "/b.js", function: "sentryWrapped" }],
    [
      "Sentry's Python SDK",
      "python",
      { filename: "sentry_sdk/integrations/wsgi.py", function: "r" },
    ],
    ["Sentry's Python SDK as a module", "python", { module: "sentry_sdk.hub", function: "r" }],
    ["Sentry's Java SDK", "java", { module: "io.sentry.Hub", function: "r" }],
    [
      "Sentry's PHP SDK",
      "php",
      { filename: "/srv/vendor/sentry/sentry/src/Hub.php", function: "r" },
    ],
    ["New Relic", "node", { filename: "/srv/node_modules/newrelic/lib/shim.js", function: "r" }],
    ["Datadog", "node", { filename: "/srv/node_modules/dd-trace/src/x.js", function: "r" }],
  ])("%s", (_name, platform, frame) => {
    expect(frameComponents(frame, undefined, platform)).toEqual([]);
  });

  test("direct recursion is told once", () => {
    const frame: Frame = { function: "f", filename: "a.py", lineno: 3, colno: 1 };
    expect(frameComponents({ ...frame }, frame, "python")).toEqual([]);
    expect(frameComponents({ ...frame, lineno: 4 }, frame, "python")).toHaveLength(2);
    expect(frameComponents({ ...frame, colno: 2 }, frame, "python")).toHaveLength(2);
    expect(frameComponents({ ...frame, function: "g" }, frame, "python")).toHaveLength(2);
    expect(frameComponents({ ...frame, filename: "b.py" }, frame, "python")).toHaveLength(2);
  });

  test.each<[string, string, Frame]>([
    ["a folder of one's own named like an agent", "node", { filename: "/srv/src/newrelic/a.js" }],
    ["a function of another language", "python", { filename: "a.py", function: "nextTick" }],
    ["a file that begins like a compiler's", "node", { filename: "/srv/src/tslib-extras/a.js" }],
    ["a module that begins like an agent's", "python", { module: "sentry_sdk_tools.a" }],
  ])("but %s does", (_name, platform, frame) => {
    expect(frameComponents(frame, undefined, platform)).not.toEqual([]);
  });
});
