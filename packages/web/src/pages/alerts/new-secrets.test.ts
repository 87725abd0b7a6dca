import { expect, test } from "vitest";
import { newSecrets } from "./new-secrets.ts";

test("only webhooks that are new tell their secret", () => {
  const url = "https://a.example/";
  expect(newSecrets([{}, { url }, { url, secret: "s3cret" }])).toEqual([{ url, secret: "s3cret" }]);
});
