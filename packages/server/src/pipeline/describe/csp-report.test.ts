import { describe as group, expect, test } from "vitest";
import { event } from "./canonical-event.fixture.ts";
import { describe } from "./index.ts";

group("a security report", () => {
  test.each<[csp: { [key: string]: string }, message: string, uri: string]>([
    [
      {
        effective_directive: "script-src",
        blocked_uri: "https://evil.example/x.js",
        document_uri: "https://shop.example/",
      },
      "Blocked 'script' from 'evil.example'",
      "evil.example",
    ],
    [
      {
        effective_directive: "img-src",
        blocked_uri: "https://shop.example/a.png",
        document_uri: "https://shop.example/p",
      },
      "Blocked 'image' from 'self'",
      "self",
    ],
    [
      { effective_directive: "img-src", blocked_uri: "data" },
      "Blocked 'image' from 'data'",
      "data",
    ],
    [
      { effective_directive: "img-src", blocked_uri: "blob:https://x" },
      "Blocked 'image' from 'blob'",
      "blob",
    ],
    [
      { effective_directive: "style-src-elem", blocked_uri: "inline" },
      "Blocked inline 'style'",
      "inline",
    ],
    [
      { effective_directive: "script-src", blocked_uri: "eval" },
      "Blocked unsafe (eval() or inline) 'script'",
      "eval",
    ],
    [
      { violated_directive: "script-src 'unsafe-inline'", effective_directive: "script-src" },
      "Blocked inline 'script'",
      "inline",
    ],
    [
      { effective_directive: "odd-src", blocked_uri: "https://a.example" },
      "Blocked 'odd-src' from 'a.example'",
      "a.example",
    ],
    [{}, "Blocked 'content' from 'self'", "self"],
  ])("%j", (csp, message, uri) => {
    const described = describe(event({ type: "csp", csp }));
    expect(described.title).toBe(message);
    expect(described.metadata).toMatchObject({ message, uri });
    expect(described.tags).toContainEqual(["blocked-uri", uri]);
  });
});
