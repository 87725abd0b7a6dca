import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareReleases, orderReleases, pickLatest } from "./compare-releases.ts";

describe("releases", () => {
  test("of one package are ordered by their numbers", () => {
    expect(compareReleases("shop@1.9.0", "shop@1.10.0")).toBeLessThan(0);
    expect(compareReleases("shop@2.0", "shop@1.99.99")).toBeGreaterThan(0);
    expect(compareReleases("shop@41", "shop@42")).toBeLessThan(0);
    expect(compareReleases("v1.2", "v1.2.0+build")).toBe(0);
  });

  test("come after their own pre-releases", () => {
    expect(compareReleases("1.0.0-rc.2", "1.0.0")).toBeLessThan(0);
    expect(compareReleases("1.0.0-rc.2", "1.0.0-rc.10")).toBeLessThan(0);
    expect(compareReleases("1.0.0-rc", "1.0.0-rc.1")).toBeLessThan(0);
    expect(compareReleases("1.0.0-1", "1.0.0-beta")).toBeLessThan(0);
    expect(compareReleases("1.0.0-rc.01.2", "1.0.0-rc.1.3")).toBeLessThan(0);
  });

  test("of different packages, and commit hashes, have no order", () => {
    expect(compareReleases("shop@1.0.0", "admin@2.0.0")).toBeUndefined();
    expect(compareReleases("shop@1.0.0", "2.0.0")).toBeUndefined();
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

  test("whose versions say nothing are ordered by date, then by which was known first", () => {
    const [a, b] = [release(1, "abc", 10), release(2, "def", 20)];
    expect(orderReleases(a, b)).toBeLessThan(0);
    expect(orderReleases(b, a)).toBeGreaterThan(0);
    expect(orderReleases(a, { ...b, sortAt: 10 })).toBeLessThan(0);
    expect(orderReleases(release(1, "p@2.0", 10), release(2, "p@1.0", 20))).toBeGreaterThan(0);
  });
});

describe("the latest release", () => {
  test("is the last by date where versions say nothing", () => {
    expect(pickLatest([release(1, "abc", 30), release(2, "def", 20)])?.id).toBe(1);
    expect(pickLatest([])).toBeUndefined();
  });

  test("is not a fix of an older line", () => {
    const releases = [
      release(1, "p@2.0.0", 10),
      release(2, "p@1.9.1", 20),
      release(3, "p@1.9.2", 30),
      release(4, "q@7.0.0", 5),
      release(5, "abcdef", 25),
    ];
    expect(pickLatest(releases)?.id).toBe(1);
  });
});

function release(id: number, version: string, sortAt: number) {
  return { id, version, sortAt };
}
