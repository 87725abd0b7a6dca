import { describe as group, expect, test } from "vitest";
import { error, event } from "./canonical-event.fixture.ts";
import { describe } from "./index.ts";

group("derived tags", () => {
  test("follow the sender's, in one order", () => {
    const sent = error(
      { type: "E", mechanism: { type: "onerror", handled: false } },
      {
        tags: [["area", "checkout"]],
        logger: "shop",
        environment: "production",
        release: "shop@1.0",
        dist: "b17",
        user: { id: "42", email: "kim@shop.example" },
        request: { url: "https://shop.example/pay" },
        server_name: "web-1",
        site: "eu",
        transaction: "GET /pay",
        contexts: {
          os: { name: "Linux", version: "6.1" },
          browser: { name: "Firefox" },
          runtime: { name: "node", version: "v24" },
          device: { model: "Pixel 8", family: "Pixel" },
        },
        sdk: { name: "sentry.python", version: "2.0.0" },
      },
    );
    expect(describe(sent).tags).toEqual([
      ["area", "checkout"],
      ["level", "error"],
      ["logger", "shop"],
      ["environment", "production"],
      ["release", "shop@1.0"],
      ["dist", "b17"],
      ["user", "id:42"],
      ["url", "https://shop.example/pay"],
      ["server_name", "web-1"],
      ["site", "eu"],
      ["transaction", "GET /pay"],
      ["handled", "no"],
      ["mechanism", "onerror"],
      ["os", "Linux 6.1"],
      ["os.name", "Linux"],
      ["browser", "Firefox"],
      ["browser.name", "Firefox"],
      ["runtime", "node v24"],
      ["runtime.name", "node"],
      ["device", "Pixel 8"],
      ["device.family", "Pixel"],
      ["sdk.name", "sentry.python"],
    ]);
    expect(sent.tags).toEqual([["area", "checkout"]]);
  });

  test("give way to the sender's", () => {
    const tags: [string, string][] = [
      ["level", "mine"],
      ["url", "mine"],
    ];
    const described = describe(event({ tags, request: { url: "/p" } }));
    expect(described.tags).toEqual(tags);
  });

  test("are short and of one line", () => {
    const described = describe(event({ request: { url: "u".repeat(300) }, logger: "a\n b" }));
    expect(described.tags).toContainEqual(["url", `${"u".repeat(197)}...`]);
    expect(described.tags).toContainEqual(["logger", "a b"]);
  });

  test.each([
    [{ id: "1", email: "e", username: "u", ip_address: "i" }, "id:1"],
    [{ email: "e", username: "u", ip_address: "i" }, "email:e"],
    [{ username: "u", ip_address: "i" }, "username:u"],
    [{ ip_address: "i" }, "ip:i"],
    [{ name: "n" }, undefined],
  ])("name the user %j %s", (user, tag) => {
    expect(new Map(describe(event({ user })).tags).get("user")).toBe(tag);
  });

  test.each([
    [[true, false], "no"],
    [[true], "yes"],
    [[undefined], undefined],
  ])("say of exceptions handled %j: %s", (handled, tag) => {
    const values = handled.map((flag) => ({
      type: "E",
      mechanism: { type: "generic", ...(flag === undefined ? {} : { handled: flag }) },
    }));
    expect(new Map(describe(event({ exception: { values } })).tags).get("handled")).toBe(tag);
  });
});
