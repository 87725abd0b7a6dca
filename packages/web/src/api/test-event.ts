import { useMutation } from "@tanstack/react-query";
import { ApiError } from "@vedette/contract";

/** Reports an error to a project as an SDK would, from this page. */
export function useSendTestEvent(dsn: string) {
  return useMutation({
    mutationFn: async () => {
      const response = await fetch(storePath(dsn), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(testEvent()),
      });
      if (response.ok) return;
      const body: unknown = await response.json().catch(() => undefined);
      throw new ApiError(response.status, body, response.headers);
    },
  });
}

/**
 * Where the project of a DSN takes events (docs/wire.md, the store endpoint), as a path on this very
 * server: the page may speak with no other, whatever name the DSN has for it.
 */
export function storePath(dsn: string): string {
  const { pathname, username } = new URL(dsn);
  const [project = "", ...prefix] = pathname.split("/").filter(Boolean).toReversed();
  const base = prefix.toReversed().map((part) => `/${part}`);
  return `${base.join("")}/api/${project}/store/?sentry_version=7&sentry_key=${username}`;
}

function testEvent() {
  return {
    platform: "javascript",
    level: "error",
    tags: { test: "yes" },
    exception: {
      values: [
        {
          type: "TestError",
          value: "This error was sent from Vedette to see it arrive",
          stacktrace: {
            frames: [
              { function: "main", filename: "app.js", lineno: 12, in_app: true },
              { function: "sendTestEvent", filename: "app/test-event.js", lineno: 3, in_app: true },
            ],
          },
        },
      ],
    },
  };
}
