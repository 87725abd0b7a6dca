import type { Frame } from "../../seams.ts";

/**
 * Frames that stand in a stack because of a compiler, a scheduler or a monitoring agent. Which of
 * them are there depends on versions and settings, so they never take part (docs/wire.md).
 */
export function isIgnoredFrame(frame: Frame, platform: string): boolean {
  const { function: name, filename, abs_path: path, module } = frame;
  if (name !== undefined && SCHEDULERS.has(name)) return isScript(platform);
  if (isScript(platform) && isScriptNoise(frame)) return true;
  return (
    (filename !== undefined && IGNORED_PATH.test(filename)) ||
    (path !== undefined && path !== filename && IGNORED_PATH.test(path)) ||
    (module !== undefined && IGNORED_MODULE.test(module))
  );
}

const SCHEDULERS = new Set([
  "processTicksAndRejections",
  "process.processTicksAndRejections",
  "runMicrotasks",
  "queueMicrotask",
  "nextTick",
  "process.nextTick",
  "runNextTicks",
  "process.runNextTicks",
]);
const NOT_A_FILE = new Set(["[native code]", "native code", "eval code"]);

function isScript(platform: string): boolean {
  return platform === "javascript" || platform === "node";
}

function isScriptNoise(frame: Frame): boolean {
  return (
    frame.function === "eval" ||
    frame.function === "sentryWrapped" ||
    (frame.filename !== undefined && NOT_A_FILE.has(frame.filename)) ||
    (frame.abs_path !== undefined && NOT_A_FILE.has(frame.abs_path))
  );
}

/** Run-time libraries of compilers, and agents whose folder can be no one else's. */
const OWN_FOLDERS = [
  "@babel",
  "core-js",
  "core-js-pure",
  "regenerator-runtime",
  "tslib",
  "@sentry",
  "@sentry-internal",
  "@opentelemetry",
  "@bugsnag",
  "@newrelic",
  "@elastic/apm-rum",
  "@datadog",
  "@honeybadger-io",
  "sentry_sdk",
  "raven-js",
  "sentry-ruby",
  "sentry-rails",
  "sentry/sentry",
];

/** Agents with a name that a program may have too: only where packages are installed. */
const PACKAGES = [
  "raven",
  "newrelic",
  "dd-trace",
  "ddtrace",
  "elastic-apm-node",
  "elasticapm",
  "rollbar",
  "bugsnag",
  "honeybadger",
  "opentelemetry",
  "airbrake",
];

const IGNORED_PATH = new RegExp(
  `(?:^|[\\\\/])(?:${alternatives(OWN_FOLDERS)}|(?:node_modules|site-packages|dist-packages|gems|vendor)[\\\\/](?:${alternatives(PACKAGES)}))(?:-\\d[\\w.]*)?[\\\\/]`,
);

/** Modules are written with dots or slashes: `@babel.runtime.helpers:get`, `sentry_sdk.hub`. */
const IGNORED_MODULE = new RegExp(
  `^(?:(?:${alternatives([...OWN_FOLDERS, "raven"])})(?=[./:]|$)|(?:io\\.sentry|com\\.bugsnag|com\\.newrelic|co\\.elastic\\.apm|io\\.opentelemetry|com\\.rollbar|datadog\\.trace|com\\.datadog|io\\.honeybadger)\\.|(?:Sentry|Datadog|OpenTelemetry)\\\\)`,
);

function alternatives(names: readonly string[]): string {
  return names.map((name) => name.replace(/[.+]/g, "\\$&")).join("|");
}
