/** Why an address may not be called. */
export type RefusedRange =
  | "not-an-address"
  | "unspecified"
  | "loopback"
  | "private"
  | "shared"
  | "link-local"
  | "site-local"
  | "metadata"
  | "multicast"
  | "broadcast"
  | "documentation"
  | "benchmark"
  | "translated"
  | "reserved"
  | "unallocated";

/** A CIDR range and what it is set aside for. Of those that hold an address the first counts. */
export type SpecialRange = readonly [cidr: string, range: RefusedRange];

/** From the IANA IPv4 special-purpose registry, and the clouds' own. */
export const IPV4_RANGES: readonly SpecialRange[] = [
  ["0.0.0.0/8", "unspecified"],
  ["10.0.0.0/8", "private"],
  ["100.64.0.0/10", "shared"],
  ["127.0.0.0/8", "loopback"],
  // Azure's metadata and agent endpoint, a public address that never leaves the host.
  ["168.63.129.16/32", "metadata"],
  ["169.254.169.254/32", "metadata"],
  ["169.254.0.0/16", "link-local"],
  ["172.16.0.0/12", "private"],
  // Oracle Cloud's metadata endpoint.
  ["192.0.0.192/32", "metadata"],
  ["192.0.0.0/24", "reserved"],
  ["192.0.2.0/24", "documentation"],
  ["192.31.196.0/24", "reserved"],
  ["192.52.193.0/24", "reserved"],
  ["192.88.99.0/24", "translated"],
  ["192.168.0.0/16", "private"],
  ["192.175.48.0/24", "reserved"],
  ["198.18.0.0/15", "benchmark"],
  ["198.51.100.0/24", "documentation"],
  ["203.0.113.0/24", "documentation"],
  ["224.0.0.0/4", "multicast"],
  ["255.255.255.255/32", "broadcast"],
  ["240.0.0.0/4", "reserved"],
];

/** What IANA gives out for hosts; everything beside it, and blocks of it not begun, are refused. */
export const GLOBAL_UNICAST = "2000::/3";

/** From the IANA IPv6 special-purpose registry; all else outside 2000::/3 is unallocated. */
export const IPV6_RANGES: readonly SpecialRange[] = [
  ["::/128", "unspecified"],
  ["::1/128", "loopback"],
  ["::/96", "translated"],
  ["::ffff:0:0:0/96", "translated"],
  ["64:ff9b::/96", "translated"],
  ["64:ff9b:1::/48", "translated"],
  ["100::/64", "reserved"],
  ["2001::/32", "translated"],
  ["2001:2::/48", "benchmark"],
  ["2001:db8::/32", "documentation"],
  ["2001::/23", "reserved"],
  ["2002::/16", "translated"],
  ["2620:4f:8000::/48", "reserved"],
  ["2d00::/8", "unallocated"],
  ["2e00::/7", "unallocated"],
  ["3fff::/20", "documentation"],
  ["3000::/4", "unallocated"],
  ["5f00::/16", "reserved"],
  ["fd00:ec2::254/128", "metadata"],
  ["fd20:ce::254/128", "metadata"],
  ["fc00::/7", "private"],
  ["fe80::/10", "link-local"],
  ["fec0::/10", "site-local"],
  ["ff00::/8", "multicast"],
];
