import { describe, expect, test } from "vitest";
import { eventOf, tell } from "../canonical-event.fixture.ts";

describe("browser security reports", () => {
  test.each([
    [
      { effective_directive: "script-src", blocked_uri: "https://evil.example:8443/a.js" },
      "script-src",
      "evil.example",
    ],
    [
      { "effective-directive": "script-src", "blocked-uri": "https://evil.example/a.js" },
      "script-src",
      "evil.example",
    ],
    [
      { violated_directive: "img-src 'self' https:", blocked_uri: "http://evil.example" },
      "img-src",
      "evil.example",
    ],
    [{ effective_directive: "script-src", blocked_uri: "inline" }, "script-src", "inline"],
    [{ effective_directive: "script-src", blocked_uri: "eval" }, "script-src", "eval"],
    [{ effective_directive: "script-src", blocked_uri: "self" }, "script-src", "self"],
    [{ effective_directive: "img-src", blocked_uri: "data" }, "img-src", "data"],
    [{ effective_directive: "img-src", blocked_uri: "data:image/png,x" }, "img-src", "data:"],
    [{ violated_directive: "script-src 'unsafe-inline'", blocked_uri: "" }, "script-src", "inline"],
    [{ violated_directive: "script-src 'unsafe-eval'" }, "script-src", "eval"],
    [
      {
        effective_directive: "img-src",
        blocked_uri: "https://h.example/a",
        document_uri: "https://h.example/",
      },
      "img-src",
      "self",
    ],
  ])("%j", (csp, directive, blocked) => {
    expect(tell(eventOf({ type: "csp", csp }))[0]?.components).toEqual([
      ["directive", directive],
      ["blocked", blocked],
    ]);
  });

  test.each([{}, { blocked_uri: "https://evil.example" }])(
    "%j, without a directive, leaves the word to the message",
    (csp) => {
      expect(tell(eventOf({ csp, template: {}, logentry: { formatted: "x" } }))[0]?.kind).toBe(
        "message",
      );
    },
  );
});
