import { expect, test } from "vitest";
import { isOriginAllowed } from "./is-origin-allowed.ts";

const shop = "https://shop.acme.example";

test.each([
  ["anything where everything is allowed", "https://evil.example", ["*"]],
  ["a sandboxed page where everything is allowed", "null", ["acme.example", "*"]],
  ["who sends no origin", undefined, ["acme.example"]],
  ["the very host", shop, ["shop.acme.example"]],
  ["the very host on another port", `${shop}:8443`, ["shop.acme.example"]],
  ["a host below", shop, ["*.acme.example"]],
  ["the host itself under the wildcard", "https://acme.example", ["*.acme.example"]],
  ["host in capitals", shop, ["SHOP.Acme.Example"]],
  ["scheme and host", shop, ["https://shop.acme.example"]],
  ["scheme and wildcard", shop, ["https://*.acme.example"]],
  ["any scheme", shop, ["*://shop.acme.example"]],
  ["host and port", "http://localhost:3000", ["localhost:3000"]],
  ["the port that goes without saying", shop, ["shop.acme.example:443"]],
  ["a page as referrer", `${shop}/cart?of=1`, ["shop.acme.example"]],
  ["a pattern with a path", shop, ["https://shop.acme.example/"]],
] as const)("%s is allowed", (_name, origin, allowed) => {
  expect(isOriginAllowed(origin, allowed)).toBe(true);
});

test.each([
  ["anything where nothing is", shop, []],
  ["another host", "https://evil.example", ["acme.example"]],
  ["a host that begins alike", "https://acme.example.evil.example", ["*.acme.example"]],
  ["a host that ends alike", "https://notacme.example", ["*.acme.example"]],
  ["a host below without a wildcard", shop, ["acme.example"]],
  ["another scheme", "http://shop.acme.example", ["https://shop.acme.example"]],
  ["another port", `${shop}:8443`, ["shop.acme.example:443"]],
  ["a sandboxed page", "null", ["acme.example"]],
  ["an empty pattern", shop, ["", "https://"]],
  ["the host in the path", "https://evil.example/acme.example", ["acme.example"]],
  ["the host as user", "https://acme.example@evil.example", ["acme.example"]],
] as const)("%s is not allowed", (_name, origin, allowed) => {
  expect(isOriginAllowed(origin, allowed)).toBe(false);
});
