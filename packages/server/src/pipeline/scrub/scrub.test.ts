import { describe, expect, test } from "vitest";
import type { NormalizedEvent, ProjectRules } from "../seams.ts";
import { DEFAULT_RULES, eventOf, scrubbed } from "./canonical-event.fixture.ts";
import { scrub } from "./index.ts";

const CARD = "4111111111111111";
const F = "[Filtered]";

test("what is never touched stays", () => {
  const untouched: Partial<NormalizedEvent> = {
    release: "auth@1.2.3",
    environment: "secret-staging",
    logger: "auth",
    modules: { jsonwebtoken: "9.0.0", "@octokit/auth-token": "4.0.0" },
    sdk: { name: "auth", version: "1", client_ip: "10.0.0.1" },
    debug_meta: { images: [{ code_file: "/home/jane/secret.js", password: CARD }] },
    errors: [{ type: "invalid_data", name: "password", value: CARD }],
    exception: {
      values: [
        {
          type: "AuthTokenError",
          module: "auth.token",
          value: "Invalid password, no token=1 and no secret",
          stacktrace: {
            frames: [
              {
                function: "checkPassword",
                module: "auth.password",
                filename: `/home/jane/${CARD}/auth.js`,
                abs_path: `/home/jane/${CARD}/auth.js`,
                context_line: "const password = await secret(token);",
              },
            ],
          },
        },
      ],
    },
    request: {
      headers: [
        ["User-Agent", `auth ${CARD}`],
        ["user-agent", "my secret browser"],
      ],
    },
  };
  expect(scrubbed(untouched)).toEqual(eventOf(untouched));
});

test("an event without secrets comes back as it went in, with no notes", () => {
  const event = eventOf({ extra: { a: "b" }, tags: [["c", "d"]] });
  const before = structuredClone(event);
  expect(scrub(event, DEFAULT_RULES)).toBe(event);
  expect(event).toEqual(before);
});

describe("the project's settings", () => {
  const parts: Partial<NormalizedEvent> = {
    extra: { password: "x", pesel: "44051401359", ip: "from 10.0.0.1" },
    user: { id: "1", ip_address: "10.0.0.1" },
    request: {
      env: { REMOTE_ADDR: "10.0.0.1", A: "b" },
      headers: [["X-Forwarded-For", "10.0.0.1"]],
    },
    sdk: { name: "a", version: "1.2.3.4", client_ip: "10.0.0.1" },
    logentry: { formatted: "from 10.0.0.1" },
    contexts: { browser: { name: "Chrome", version: "143.0.0.0" } },
  };

  test("all off", () => {
    const off: Partial<ProjectRules> = {
      scrubData: false,
      scrubIpAddresses: true,
      sensitiveFields: ["pesel"],
    };
    expect(scrubbed(parts, off)).toEqual(eventOf(parts));
    expect(scrubbed(parts, { scrubDefaults: false })).toEqual(eventOf(parts));
  });

  test("fields of the project's own, by a part of their name", () => {
    const event = scrubbed(parts, { scrubDefaults: false, sensitiveFields: ["PES"] });
    expect(event.extra).toEqual({ password: "x", pesel: F, ip: "from 10.0.0.1" });
    expect(event["_meta"]).toEqual({
      extra: { pesel: { "": { rem: [["strip-fields", "s", 0, 10]], len: 11 } } },
    });
  });

  test("fields of the project's own among the event's", () => {
    const rules = { sensitiveFields: ["server_name", "message", "fragment", "data"] };
    const event = scrubbed(
      {
        server_name: "web-1",
        breadcrumbs: { values: [{ message: "hello", data: { a: 1 } }] },
        request: { fragment: "top", data: "text" },
      },
      rules,
    );
    expect(event.server_name).toBe(F);
    expect(event.breadcrumbs?.values).toEqual([{ message: F, data: { a: 1 } }]);
    expect(event.request).toEqual({ fragment: F, data: F });
  });

  test("safe fields keep their value, but what is named inside is looked at", () => {
    const extra = {
      auth: "my password",
      token: 42,
      author: [`list ${CARD}`, { password: "x" }],
      secret: { note: CARD, name: "jane" },
    };
    const event = scrubbed({ extra }, { safeFields: ["auth", "Token", "author", "secret"] });
    expect(event.extra).toEqual({
      auth: "my password",
      token: 42,
      author: [`list ${CARD}`, { password: F }],
      secret: { note: F, name: "jane" },
    });
  });

  test("a safe field among the event's", () => {
    const event = scrubbed({ server_name: CARD }, { safeFields: ["server_name"] });
    expect(event.server_name).toBe(CARD);
  });

  test("addresses", () => {
    const event = scrubbed(parts, { scrubIpAddresses: true });
    expect(event.user).toEqual({ id: "1" });
    expect(event.request).toEqual({ env: { A: "b" }, headers: [["X-Forwarded-For", "[ip]"]] });
    expect(event.sdk).toEqual({ name: "a", version: "1.2.3.4" });
    expect(event.logentry).toEqual({ formatted: "from [ip]" });
    expect(event.extra?.["ip"]).toBe("from [ip]");
    expect(event.contexts).toEqual(parts.contexts);
    expect(event["_meta"]).toMatchObject({
      user: { ip_address: { "": { rem: [["@ip:remove", "x"]] } } },
      request: { env: { REMOTE_ADDR: { "": { rem: [["@ip:remove", "x"]] } } } },
      sdk: { client_ip: { "": { rem: [["@ip:remove", "x"]] } } },
      logentry: { formatted: { "": { rem: [["@ip:replace", "s", 5, 9]], len: 13 } } },
    });
  });

  test("the user's address goes when the project calls it sensitive, and stays when it is safe", () => {
    expect(scrubbed(parts, { sensitiveFields: ["ip_addr"] }).user).toEqual({ id: "1" });
    expect(scrubbed(parts, { scrubIpAddresses: true, safeFields: ["ip_address"] }).user).toEqual(
      parts.user,
    );
  });
});
