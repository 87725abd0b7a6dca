import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { SERVICE_HOOK_HEADERS } from "@vedette/contract";

const page = readFileSync(
  fileURLToPath(new URL("../../docs/integrate/service-hooks.md", import.meta.url)),
  "utf8",
);

test("its sample of a verifier takes what is signed and nothing else", async () => {
  const [, sample = ""] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const { isFromVedette } = (await import(
    `data:text/javascript,${encodeURIComponent(sample)}`
  )) as { isFromVedette: (body: string, signature: string | undefined, secret: string) => boolean };
  const sign = (body: string): string => createHmac("sha256", "s3cret").update(body).digest("hex");
  expect(isFromVedette('{"ä":1}', sign('{"ä":1}'), "s3cret")).toBe(true);
  expect(isFromVedette('{"a":2}', sign('{"a":1}'), "s3cret")).toBe(false);
  expect(isFromVedette("{}", sign("{}"), "another")).toBe(false);
  expect(isFromVedette("{}", undefined, "s3cret")).toBe(false);
  expect(isFromVedette("{}", "not hex", "s3cret")).toBe(false);
});

test.each(Object.values(SERVICE_HOOK_HEADERS))("it names the header %s", (header) => {
  expect(page).toContain(`\`${header}\``);
});
