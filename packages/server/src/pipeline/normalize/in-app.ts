import type { Frame } from "../seams.ts";

const LIBRARY_PATH =
  /(?:^|[/\\])(?:node_modules|site-packages|dist-packages|vendor|\.pub-cache|go[/\\]pkg[/\\]mod)[/\\]/;
const SYSTEM_PATH = /^(?:\/usr\/lib\/|\/usr\/local\/lib\/|\/lib\/|node:)/;
const CDN_URL =
  /^https?:\/\/(?:[\w.-]+\.)?(?:unpkg\.com|cdnjs\.cloudflare\.com|cdn\.jsdelivr\.net|esm\.run)(?::\d+)?\//;
const LIBRARY_MODULE =
  /^(?:javax?|jdk|sun|com\.sun|kotlin|scala|org\.springframework|org\.apache|io\.sentry|androidx?|com\.android)\./;
/** Polyfills and compiler helpers, bundled into the application's own files. */
const RUNTIME_SUPPORT = /(?:^|\/)(?:@babel|core-js|regenerator-runtime|tslib)\//;
/** Monitoring agents wrap the application's functions and so stand in its stacks. */
const AGENT =
  /(?:^|[/\\])(?:@sentry|@sentry-internal|@opentelemetry|sentry_sdk|newrelic|dd-trace|ddtrace|elasticapm)[/\\]|^(?:sentry_sdk|newrelic|ddtrace|elasticapm)\./;
const SCHEDULER: ReadonlySet<string> = new Set([
  "processTicksAndRejections",
  "runMicrotasks",
  "queueMicrotask",
  "nextTick",
  "runNextTicks",
]);

/**
 * Settles whether a frame is the application's own: the sender's word, unless a rule knows the frame
 * as a library's, the platform's or a CDN's (docs/wire.md). Without the sender's word it is not.
 * Where a rule overruled the sender, `data.orig_in_app` keeps what it said.
 */
export function settleInApp(frame: Frame, platform: string): void {
  // No rule makes a frame the application's, so only a claim needs checking.
  if (frame.in_app !== true) {
    frame.in_app = false;
    return;
  }
  if (!isLibraryFrame(frame, frame.platform ?? platform)) return;
  frame.in_app = false;
  frame.data = { ...frame.data, orig_in_app: 1 };
}

function isLibraryFrame(frame: Frame, platform: string): boolean {
  const { filename, abs_path: absPath, module } = frame;
  if (module !== undefined && isLibraryModule(module)) return true;
  if (absPath !== undefined && isLibraryPath(absPath)) return true;
  if (filename !== undefined && filename !== absPath && isLibraryPath(filename)) return true;
  const isScript = platform === "javascript" || platform === "node";
  return isScript && frame.function !== undefined && SCHEDULER.has(frame.function);
}

function isLibraryModule(module: string): boolean {
  return LIBRARY_MODULE.test(module) || RUNTIME_SUPPORT.test(module) || AGENT.test(module);
}

function isLibraryPath(path: string): boolean {
  return (
    LIBRARY_PATH.test(path) ||
    SYSTEM_PATH.test(path) ||
    RUNTIME_SUPPORT.test(path) ||
    AGENT.test(path) ||
    (path.startsWith("http") && CDN_URL.test(path))
  );
}
