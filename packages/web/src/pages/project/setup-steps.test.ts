import { expect, test } from "vitest";
import { PLATFORMS, toPlatform } from "../../components/platforms.ts";
import { curlCommand } from "./curl-command.ts";
import { setupSteps } from "./setup-steps.ts";

const dsn = "https://a1b2c3@errors.acme.example/11";

test.each(PLATFORMS.map(({ value }) => value))(
  "%s has steps, and one of them carries the key and the host of the DSN",
  (platform) => {
    const code = setupSteps(platform, dsn).map((step) => step.code);
    expect(
      code.some((text) => text.includes("a1b2c3") && text.includes("errors.acme.example")),
    ).toBe(true);
  },
);

test("curl posts to the store endpoint of the project with the key in the header", () => {
  expect(curlCommand(dsn)).toContain("'https://errors.acme.example/api/11/store/'");
  expect(curlCommand(dsn)).toContain("sentry_key=a1b2c3'");
});

test("curl keeps a port and a path before the project", () => {
  expect(curlCommand("http://k@localhost:8000/base/path/7")).toContain(
    "'http://localhost:8000/base/path/api/7/store/'",
  );
});

test.each([
  ["javascript-react", "javascript"],
  ["node-express", "node"],
  ["dotnet", "csharp"],
  ["cobol", "other"],
  [null, "other"],
])("platform %s is set up as %s", (name, platform) => {
  expect(toPlatform(name)).toBe(platform);
});
