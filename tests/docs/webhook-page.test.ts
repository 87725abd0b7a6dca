import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PAGE, toWebhookPage } from "../../scripts/webhook-page.ts";

test("the page of webhooks says what the contract says (write it: node scripts/webhook-page.ts)", () => {
  expect(readFileSync(PAGE, "utf8")).toBe(toWebhookPage());
});
