import { describe, expect, test } from "vitest";
import { normalizeSent } from "./sent-event.fixture.ts";

test("a user's known fields stay, the others become data", () => {
  const user = {
    id: 42,
    username: "kim",
    name: "Kim",
    email: "kim@shop.example",
    ip_address: "192.0.2.1",
    geo: { city: "Vienna" },
    data: { plan: "pro" },
    plan: "free",
    beta: true,
    gone: null,
  };
  expect(normalizeSent({ user }).user).toEqual({
    id: "42",
    username: "kim",
    name: "Kim",
    email: "kim@shop.example",
    ip_address: "192.0.2.1",
    geo: { city: "Vienna" },
    data: { plan: "pro", beta: true },
  });
});

test("texts of a user are cut at their limits", () => {
  const user = { id: "i".repeat(200), email: `${"e".repeat(80)}@a.example` };
  const event = normalizeSent({ user });
  expect(event.user?.["id"]).toHaveLength(128);
  expect(event.user?.["email"]).toHaveLength(75);
});

describe("the address", () => {
  test.each<[what: string, sent: object, address: string | undefined]>([
    ["as sent", { user: { ip_address: "2001:db8::1" } }, "2001:db8::1"],
    ["as the client's own, when asked for", { user: { ip_address: "{{auto}}" } }, "192.0.2.7"],
    ["from the request", { request: { env: { REMOTE_ADDR: "192.0.2.9" } } }, "192.0.2.9"],
    [
      "as sent rather than from the request",
      { user: { ip_address: "192.0.2.1" }, request: { env: { REMOTE_ADDR: "192.0.2.9" } } },
      "192.0.2.1",
    ],
    [
      "as the SDK's settings ask",
      { sdk: { name: "x", settings: { infer_ip: "auto" } } },
      "192.0.2.7",
    ],
    ["not as they forbid", { sdk: { name: "x", settings: { infer_ip: "never" } } }, undefined],
    ["not when nobody asks", { user: { id: "1" } }, undefined],
    [
      "not from a request that names a host",
      { request: { env: { REMOTE_ADDR: "proxy" } } },
      undefined,
    ],
  ])("is found %s", (_what, sent, address) => {
    const event = normalizeSent(sent);
    expect(event.user?.["ip_address"]).toBe(address);
    expect(event).not.toHaveProperty("errors");
  });

  test("asked for but unknown is absent", () => {
    const event = normalizeSent({ user: { ip_address: "{{auto}}" } }, { clientAddress: null });
    expect(event).not.toHaveProperty("user");
  });

  test.each(["localhost", "1.2.3", "1", "999.1.1.1", 42, {}])(
    "%j is dropped with a note",
    (address) => {
      const event = normalizeSent({ user: { id: "1", ip_address: address } });
      expect(event.user).toEqual({ id: "1" });
      expect(event.errors).toEqual([{ type: "invalid_data", name: "user.ip_address" }]);
    },
  );
});

test.each(["kim", 7, []])("%j is no user", (user) => {
  const event = normalizeSent({ user });
  expect(event).not.toHaveProperty("user");
  expect(event.errors).toMatchObject([{ name: "user" }]);
});

test("a user is read under its old name", () => {
  expect(normalizeSent({ "sentry.interfaces.User": { id: 1 } }).user).toEqual({ id: "1" });
});
