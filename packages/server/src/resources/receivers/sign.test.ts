import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { signStandard, toSigningSecret } from "./sign.ts";

const message = { id: "msg_1", timestamp: "1893456000", body: Buffer.from("{}") };

test.each([
  ["hex, as ours are", "c0ffee".repeat(10), Buffer.from("c0ffee".repeat(10), "hex")],
  [
    "whsec_ and base64",
    `whsec_${Buffer.from("key of theirs").toString("base64")}`,
    "key of theirs",
  ],
  ["any text", "between you and me", "between you and me"],
  ["text that begins like hex", "bead work", "bead work"],
  ["text that only looks like a prefix", "whsec_ no base64", "whsec_ no base64"],
])("a secret that is %s signs with all of its bytes", (_name, secret, key) => {
  const expected = createHmac("sha256", key).update("msg_1.1893456000.{}").digest("base64");
  expect(signStandard([toSigningSecret(secret)], message)).toBe(`v1,${expected}`);
});
