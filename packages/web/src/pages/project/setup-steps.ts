import type { PlatformName } from "../../components/platforms.ts";
import { curlCommand } from "./curl-command.ts";

/** One thing to do, with what to paste for it. */
export interface SetupStep {
  title: string;
  code: string;
}

/** How to report to a DSN from a platform: install, initialize, and cause a first event. */
export function setupSteps(platform: PlatformName, dsn: string): SetupStep[] {
  return STEPS[platform](dsn);
}

const STEPS: { readonly [platform in PlatformName]: (dsn: string) => SetupStep[] } = {
  javascript: (dsn) => [
    install("npm install @sentry/browser"),
    initialize(`import * as Sentry from "@sentry/browser";

Sentry.init({ dsn: "${dsn}" });`),
    cause(`setTimeout(() => {
  throw new Error("Hello from the browser");
});`),
  ],
  node: (dsn) => [
    install("npm install @sentry/node"),
    {
      title:
        "Initialize it in instrument.mjs, and start with: node --import ./instrument.mjs app.mjs",
      code: `import * as Sentry from "@sentry/node";

Sentry.init({ dsn: "${dsn}" });`,
    },
    cause(`setTimeout(() => {
  throw new Error("Hello from Node");
});`),
  ],
  python: (dsn) => [
    install("pip install sentry-sdk"),
    initialize(`import sentry_sdk

sentry_sdk.init(dsn="${dsn}")`),
    cause("1 / 0"),
  ],
  php: (dsn) => [
    install("composer require sentry/sentry"),
    initialize(`\\Sentry\\init(['dsn' => '${dsn}']);`),
    cause(`\\Sentry\\captureException(new \\Exception('Hello from PHP'));`),
  ],
  ruby: (dsn) => [
    install("gem install sentry-ruby"),
    initialize(`require "sentry-ruby"

Sentry.init { |config| config.dsn = "${dsn}" }`),
    cause(`Sentry.capture_exception(StandardError.new("Hello from Ruby"))`),
  ],
  go: (dsn) => [
    install("go get github.com/getsentry/sentry-go"),
    initialize(`if err := sentry.Init(sentry.ClientOptions{Dsn: "${dsn}"}); err != nil {
	log.Fatal(err)
}
defer sentry.Flush(2 * time.Second)`),
    cause(`sentry.CaptureException(errors.New("hello from Go"))`),
  ],
  java: (dsn) => [
    {
      title: "Add the SDK to build.gradle",
      code: `implementation "io.sentry:sentry:8.+"`,
    },
    initialize(`import io.sentry.Sentry;

Sentry.init(options -> options.setDsn("${dsn}"));`),
    cause(`Sentry.captureException(new RuntimeException("Hello from Java"));`),
  ],
  csharp: (dsn) => [
    install("dotnet add package Sentry"),
    initialize(`SentrySdk.Init(options => options.Dsn = "${dsn}");`),
    cause(`SentrySdk.CaptureException(new Exception("Hello from .NET"));`),
  ],
  other: (dsn) => [{ title: "Send one event from a shell", code: curlCommand(dsn) }],
};

function install(code: string): SetupStep {
  return { title: "Install the SDK", code };
}

function initialize(code: string): SetupStep {
  return { title: "Initialize it as early as your program can", code };
}

function cause(code: string): SetupStep {
  return { title: "Cause a first event", code };
}
