import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareReleases, shortVersion } from "./compare-releases.ts";

describe("releases", () => {
  test("of one package are ordered by their numbers", () => {
    expect(compareReleases("shop@1.9.0", "shop@1.10.0")).toBeLessThan(0);
    expect(compareReleases("shop@2.0", "shop@1.99.99")).toBeGreaterThan(0);
    expect(compareReleases("v1.2", "v1.2.0+build")).toBe(0);
  });

  test("come after their own pre-releases", () => {
    expect(compareReleases("1.0.0-rc.2", "1.0.0")).toBeLessThan(0);
    expect(compareReleases("1.0.0-rc.2", "1.0.0-rc.10")).toBeLessThan(0);
    expect(compareReleases("1.0.0-rc", "1.0.0-rc.1")).toBeLessThan(0);
    expect(compareReleases("1.0.0-1", "1.0.0-beta")).toBeLessThan(0);
  });

  test("of different packages, and commit hashes, have no order", () => {
    expect(compareReleases("shop@1.0.0", "admin@2.0.0")).toBeUndefined();
    expect(compareReleases("1.0.0", "9fceb02d0ae598e95dc970b74767f19372d61af8")).toBeUndefined();
  });

  test("are the same way round from both sides", () => {
    const version = fc.tuple(fc.nat(20), fc.nat(20), fc.constantFrom("", "-rc.1", "-rc.2", "-a"));
    fc.assert(
      fc.property(version, version, ([a, b, c], [d, e, f]) => {
        const left = `p@${a}.${b}${c}`;
        const right = `p@${d}.${e}${f}`;
        const order = compareReleases(left, right) ?? Number.NaN;
        expect(Math.sign(order) + Math.sign(compareReleases(right, left) ?? Number.NaN)).toBe(0);
      }),
    );
  });

  test("are shown without their package", () => {
    expect(shortVersion("shop@1.2.0")).toBe("1.2.0");
    expect(shortVersion("@scope/shop@1.2.0")).toBe("1.2.0");
    expect(shortVersion("1.2.0")).toBe("1.2.0");
    expect(shortVersion("shop@")).toBe("shop@");
  });
});
