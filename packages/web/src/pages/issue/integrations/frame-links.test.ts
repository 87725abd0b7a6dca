import type { FrameShape, UiComponent } from "@vedette/contract";
import { expect, test } from "vitest";
import { frameLinks } from "./frame-links.ts";

const frame = { filename: "src/a b.ts", lineNo: 7 } as FrameShape;

function component(more: Partial<UiComponent>): UiComponent {
  const sentryApp = { uuid: "1", slug: "tasks", name: "Tasks", avatars: [] };
  return { uuid: "c1", type: "stacktrace-link", schema: {}, error: "", sentryApp, ...more };
}

test("the prepared address gets line and file", () => {
  const schema = { url: "https://tasks.example/source?installationId=9&projectSlug=shop" };
  expect(frameLinks([component({ schema })], frame)).toEqual([
    {
      key: "c1",
      name: "Tasks",
      href: "https://tasks.example/source?installationId=9&projectSlug=shop&lineNo=7&filename=src%2Fa+b.ts",
      error: "",
    },
  ]);
});

test("an integration that failed, or leads to no web page, gives no link", () => {
  const script = component({ schema: { url: "javascript:alert(1)" } });
  const failed = component({ schema: { url: "https://tasks.example/" }, error: "It was late." });
  expect(frameLinks([script, failed], frame).map(({ href }) => href)).toEqual([
    undefined,
    undefined,
  ]);
  expect(frameLinks([failed], frame)[0]?.error).toBe("It was late.");
});
