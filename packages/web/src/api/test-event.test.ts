import { expect, test } from "vitest";
import { storePath } from "./test-event.ts";

test.each([
  ["http://abc@localhost:8000/7", "/api/7/store/?sentry_version=7&sentry_key=abc"],
  ["https://abc@acme.example/vedette/7", "/vedette/api/7/store/?sentry_version=7&sentry_key=abc"],
])("events of %s go to %s", (dsn, path) => {
  expect(storePath(dsn)).toBe(path);
});
