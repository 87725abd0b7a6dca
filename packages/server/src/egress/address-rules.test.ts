import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeAddress, readAddressRules } from "./address-rules.ts";
import type { RefusedRange } from "./special-ranges.ts";

const strict = readAddressRules({ allowLoopback: false, allowCidrs: [] });

/** First and last address of each range. */
const REFUSED: [RefusedRange, ...string[]][] = [
  ["unspecified", "0.0.0.0", "0.255.255.255", "::"],
  ["loopback", "127.0.0.1", "127.0.0.0", "127.255.255.255", "::1"],
  ["private", "10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255"],
  ["private", "192.168.0.0", "192.168.255.255", "fc00::", "fdff:ffff::1"],
  ["shared", "100.64.0.0", "100.127.255.255"],
  ["link-local", "169.254.0.0", "169.254.255.255", "fe80::1", "febf::1", "fe80::1%eth0.5"],
  ["site-local", "fec0::1", "feff::1"],
  ["metadata", "169.254.169.254", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254"],
  ["multicast", "224.0.0.1", "239.255.255.255", "ff02::1", "ffff::1"],
  ["broadcast", "255.255.255.255"],
  ["documentation", "192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"],
  ["benchmark", "198.18.0.0", "198.19.255.255", "2001:2::1"],
  ["reserved", "192.0.0.0", "192.0.0.255", "192.31.196.1", "192.52.193.1", "192.175.48.1"],
  ["reserved", "240.0.0.0", "255.255.255.254", "100::1", "2001:20::1", "2001:1ff::1"],
  ["reserved", "2620:4f:8000::1", "5f00::1"],
  ["unallocated", "200::1", "1fff::1", "4000::1", "8000::1", "fb00::1", "3ffe::1", "100:0:0:1::1"],
  ["unallocated", "2d00::1", "2dff::1", "2e00::1", "2fff::1", "3000::1", "3ffe:ffff::1"],
  ["translated", "192.88.99.1"],
  ["not-an-address", "", "localhost", "1.2.3", "16909060", "0x7f000001", "010.1.1.1", "1.2.3.4.5"],
  ["not-an-address", "[2606:4700::1]", "1.2.3.4/32", " 1.2.3.4"],
];

describe.each(REFUSED)("%s", (range, ...addresses) => {
  test.each(addresses)("refuses %j", (address) => {
    expect(judgeAddress(address, strict)).toEqual({ refused: range });
  });
});

test.each([
  "1.1.1.1",
  "8.8.8.8",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "126.255.255.255",
  "128.0.0.0",
  "168.63.129.17",
  "172.15.255.255",
  "172.32.0.0",
  "192.0.1.0",
  "192.167.255.255",
  "192.169.0.0",
  "198.17.255.255",
  "198.20.0.0",
  "223.255.255.255",
  "2001:200::1",
  "2001:4860:4860::8888",
  "2003::1",
  "2606:4700:4700::1111",
  "2a00:1450::1",
])("allows %s, which is next to a refused range or well known", (address) => {
  expect(judgeAddress(address, strict)).toBe("allowed");
});

describe("IPv6 that embeds IPv4", () => {
  test.each([
    ["::ffff:127.0.0.1", "loopback"],
    ["::ffff:7f00:1", "loopback"],
    ["::ffff:10.0.0.1", "private"],
    ["0:0:0:0:0:ffff:169.254.169.254", "metadata"],
    ["::ffff:0.0.0.0", "unspecified"],
  ] as const)("IPv4-mapped %s is judged by the address inside", (address, range) => {
    expect(judgeAddress(address, strict)).toEqual({ refused: range });
  });

  test("IPv4-mapped public addresses are allowed", () => {
    expect(judgeAddress("::ffff:8.8.8.8", strict)).toBe("allowed");
  });

  test.each([
    ["NAT64", "64:ff9b::8.8.8.8"],
    ["NAT64", "64:ff9b::7f00:1"],
    ["local NAT64", "64:ff9b:1::10.0.0.1"],
    ["6to4", "2002:808:808::1"],
    ["6to4", "2002:7f00:1::"],
    ["Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    ["IPv4-compatible", "::8.8.8.8"],
    ["IPv4-compatible", "::127.0.0.1"],
    ["IPv4-translated", "::ffff:0:8.8.8.8"],
  ])("%s %s is refused whatever is inside", (_kind, address) => {
    expect(judgeAddress(address, strict)).toEqual({ refused: "translated" });
  });
});

test("no address outside 2000::/3 is allowed, but for mapped ones", () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const allowed = judgeAddress(address, strict) === "allowed";
      const inGlobal = /^[23][0-9a-f]{3}:/i.test(address);
      expect(!allowed || inGlobal || /ffff/i.test(address)).toBe(true);
    }),
  );
});

describe("allowLoopback", () => {
  const rules = readAddressRules({ allowLoopback: true, allowCidrs: [] });

  test.each(["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])("allows %s", (address) => {
    expect(judgeAddress(address, rules)).toBe("allowed");
  });

  test.each(["0.0.0.0", "::", "10.0.0.1", "169.254.169.254", "fe80::1"])(
    "still refuses %s",
    (address) => {
      expect(judgeAddress(address, rules)).not.toBe("allowed");
    },
  );
});

describe("allowCidrs", () => {
  const rules = readAddressRules({
    allowLoopback: false,
    allowCidrs: ["10.20.0.0/16", "fd12::/16"],
  });

  test.each(["10.20.0.1", "10.20.255.255", "::ffff:10.20.0.1", "fd12::1"])(
    "allows %s",
    (address) => {
      expect(judgeAddress(address, rules)).toBe("allowed");
    },
  );

  test.each(["10.21.0.0", "10.19.255.255", "fd13::1", "127.0.0.1"])("refuses %s", (address) => {
    expect(judgeAddress(address, rules)).not.toBe("allowed");
  });

  test.each(["10.0.0.0", "10.0.0.0/33", "10/8", "fd12::/129", "internal", ""])(
    "refuses the entry %j",
    (cidr) => {
      expect(() => readAddressRules({ allowLoopback: false, allowCidrs: [cidr] })).toThrow(
        `Not a CIDR range: ${cidr}`,
      );
    },
  );
});
