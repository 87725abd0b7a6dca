import { expect, test } from "vitest";
import { classifyFailure, ConnectFailure } from "./classify-failure.ts";

test.each([
  ["ECONNREFUSED", "refused"],
  ["EHOSTUNREACH", "refused"],
  ["ENETUNREACH", "refused"],
  ["ETIMEDOUT", "timeout"],
  ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
  ["ECONNRESET", "reset"],
  ["EPIPE", "reset"],
  ["UND_ERR_SOCKET", "reset"],
  ["UND_ERR_HEADERS_OVERFLOW", "too-large"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "tls"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
  ["CERT_HAS_EXPIRED", "tls"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "tls"],
  ["EPROTO", "tls"],
  ["ESOMETHINGNEW", "reset"],
])("%s is %s", (code, outcome) => {
  const failure = classifyFailure(Object.assign(new Error("raw words"), { code }));
  expect(failure.outcome).toBe(outcome);
  expect(failure.detail).toMatch(/^[A-Z].*\.$/);
});

test("when every address of a name failed, the first failure speaks for all", () => {
  const errors = ["ECONNREFUSED", "ENETUNREACH"].map((code) =>
    Object.assign(new Error("raw words"), { code }),
  );
  expect(classifyFailure(new AggregateError(errors)).outcome).toBe("refused");
});

test("what the guard found is passed on as it is", () => {
  const failure = { outcome: "private-address", detail: "Not a public address." } as const;
  expect(classifyFailure(new ConnectFailure(failure))).toBe(failure);
});

test("what is no error object is still an outcome", () => {
  expect(classifyFailure("gone").outcome).toBe("reset");
  expect(classifyFailure(undefined).outcome).toBe("reset");
});
