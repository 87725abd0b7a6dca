import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseVersion, presentVersionInfo, shortVersion } from "./parse-version.ts";

const HASH = "9fceb02d0ae598e95dc970b74767f19372d61af8";

describe("a version", () => {
  test("is read into package, numbers, pre-release and build", () => {
    expect(presentVersionInfo("shop@1.2.3-rc.1+42")).toEqual({
      package: "shop",
      version: {
        raw: "1.2.3-rc.1+42",
        major: 1,
        minor: 2,
        patch: 3,
        pre: "rc.1",
        buildCode: "42",
        components: 3,
      },
      description: "1.2.3-rc.1 (42)",
      buildHash: null,
    });
  });

  test.each([
    ["1.2", { major: 1, minor: 2, patch: 0, components: 2 }, "1.2"],
    ["v2.0.1", { major: 2, minor: 0, patch: 1, components: 3 }, "2.0.1"],
    ["app@1.2.3.4", { major: 1, minor: 2, patch: 3, components: 4 }, "1.2.3.4"],
    ["app@42", { major: 42, minor: 0, patch: 0, components: 1 }, "42"],
    ["lib@1.0rc1", { major: 1, pre: "rc1", components: 2 }, "1.0-rc1"],
  ])("%s has numbers", (version, numbers, description) => {
    const info = presentVersionInfo(version);
    expect(info.version).toMatchObject(numbers);
    expect(info.description).toBe(description);
  });

  test.each([
    "42",
    "2030-01-01",
    "release of monday",
    "main",
    "app@next",
    "1.2.3/4",
    "1..2",
    "a@b@c",
  ])("%s has none", (version) => {
    const info = presentVersionInfo(version);
    expect(info.version).toEqual({ raw: parseVersion(version).raw });
    expect(info.description).toBe(info.version.raw);
  });

  test("that is a commit's hash is shown by its beginning", () => {
    expect(presentVersionInfo(HASH)).toEqual({
      package: null,
      version: { raw: HASH },
      description: "9fceb02d0ae5",
      buildHash: HASH,
    });
    expect(presentVersionInfo(`shop@1.2.0+${HASH}`)).toMatchObject({
      description: "1.2.0 (9fceb02d0ae5)",
      buildHash: HASH,
    });
    // Twelve digits are more likely the beginning of a hash than a number of a version.
    expect(presentVersionInfo("shop@123456789012").buildHash).toBe("123456789012");
  });

  test("is shown without its package", () => {
    expect(shortVersion("shop@1.2.0")).toBe("1.2.0");
    expect(shortVersion("@scope/shop@1.2.0")).toBe("1.2.0");
    expect(shortVersion("1.2.0")).toBe("1.2.0");
    expect(shortVersion("shop@")).toBe("shop@");
    expect(shortVersion("@1.0")).toBe("@1.0");
  });

  test("loses nothing when it is taken apart, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 250 }), (version) => {
        const parsed = parseVersion(version);
        const prefix = parsed.package === null ? "" : `${parsed.package}@`;
        expect(prefix + parsed.raw).toBe(version);
      }),
    );
  });
});
