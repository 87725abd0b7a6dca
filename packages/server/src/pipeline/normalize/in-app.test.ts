import { describe, expect, test } from "vitest";
import type { Frame } from "../seams.ts";
import { settleInApp } from "./in-app.ts";

function isInApp(frame: Frame, platform = "javascript"): boolean | undefined {
  const settled = { ...frame };
  settleInApp(settled, platform);
  return settled.in_app;
}

describe("the sender's word", () => {
  test("is kept where no rule speaks", () => {
    expect(isInApp({ filename: "/app/pay.js", in_app: true })).toBe(true);
    expect(isInApp({ filename: "/app/pay.js", in_app: false })).toBe(false);
  });

  test("is needed: a frame nobody claims is not the application's", () => {
    expect(isInApp({ filename: "/app/pay.js" })).toBe(false);
  });
});

describe("a claimed frame is a library's", () => {
  test.each([
    "/app/node_modules/express/index.js",
    "node_modules/express/index.js",
    "webpack:///./node_modules/lodash/map.js",
    String.raw`C:\app\node_modules\express\index.js`,
    "/usr/lib/python3/site-packages/django/core.py",
    "/home/me/venv/lib/python3.12/site-packages/flask/app.py",
    "/opt/dist-packages/x.py",
    "/app/vendor/bundle/rails.rb",
    "/home/me/go/pkg/mod/github.com/x/y.go",
    "/home/me/.pub-cache/hosted/x.dart",
    "/usr/local/lib/ruby/x.rb",
    "/lib/x86_64/libc.so",
    "node:internal/process/task_queues",
    "https://unpkg.com/react/index.js",
    "https://cdn.jsdelivr.net/npm/vue@3",
    "https://eu.cdnjs.cloudflare.com:443/ajax/x.js",
    "https://esm.run/d3",
    "@babel/runtime/helpers/async.js",
    "/app/bundled/core-js/modules/es.promise.js",
    "./tslib/tslib.js",
    "/app/@sentry/browser/index.js",
  ])("by its path %s", (path) => {
    expect(isInApp({ filename: path, in_app: true })).toBe(false);
    expect(isInApp({ filename: "x", abs_path: path, in_app: true })).toBe(false);
  });

  test.each([
    "java.util.HashMap",
    "javax.servlet.http.HttpServlet",
    "org.springframework.web.Dispatcher",
    "org.apache.catalina.Valve",
    "io.sentry.Hub",
    "androidx.fragment.app.Fragment",
    "com.android.internal.os.Zygote",
    "kotlin.coroutines.Continuation",
    "sentry_sdk.integrations.wsgi",
    "@babel/runtime/helpers/async",
  ])("by its module %s", (module) => {
    expect(isInApp({ module, in_app: true }, "java")).toBe(false);
  });

  test.each([
    "processTicksAndRejections",
    "runMicrotasks",
    "queueMicrotask",
    "nextTick",
    "runNextTicks",
  ])("by its function %s, in scripts only", (name) => {
    expect(isInApp({ function: name, in_app: true }, "node")).toBe(false);
    expect(isInApp({ function: name, in_app: true }, "python")).toBe(true);
    expect(isInApp({ function: name, in_app: true, platform: "javascript" }, "python")).toBe(false);
  });

  test("and remembers what the sender said", () => {
    const frame: Frame = {
      filename: "/app/node_modules/x.js",
      in_app: true,
      data: { sourcemap: "m" },
    };
    settleInApp(frame, "node");
    expect(frame).toMatchObject({ in_app: false, data: { sourcemap: "m", orig_in_app: 1 } });
  });
});

describe("a claimed frame stays the application's", () => {
  test.each([
    { filename: "/app/my_node_modules/x.js" },
    { filename: "/app/vendors/x.js" },
    { filename: "/srv/usr/lib/x.js" },
    { filename: "https://shop.example/unpkg.com/x.js" },
    { filename: "https://notunpkg.com/x.js" },
    { module: "javascript.pay" },
    { module: "com.example.java.Pay" },
    { module: "scalable.core" },
    { filename: "<anonymous>" },
  ])("%j", (frame) => {
    expect(isInApp({ ...frame, in_app: true })).toBe(true);
  });
});
