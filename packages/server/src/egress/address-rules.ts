import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import {
  GLOBAL_UNICAST,
  IPV4_RANGES,
  IPV6_RANGES,
  type RefusedRange,
  type SpecialRange,
} from "./special-ranges.ts";

export interface AddressOptions {
  /** For an instance that serves only loopback: 127.0.0.0/8 and ::1 may be called. */
  allowLoopback: boolean;
  /** Ranges the operator vouches for, e.g. `10.20.0.0/16`; they win over every refusal. */
  allowCidrs: readonly string[];
}

/** The options, read once. */
export interface AddressRules {
  allowLoopback: boolean;
  allowed: readonly Cidr[];
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Cidr = [address: Address, bits: number];

/** Throws `RangeError` naming the entry of `allowCidrs` that is no CIDR range. */
export function readAddressRules(options: AddressOptions): AddressRules {
  return { allowLoopback: options.allowLoopback, allowed: options.allowCidrs.map(toCidr) };
}

/**
 * Whether an address may be dialled: only what the public Internet routes may, by the IANA
 * special-purpose registries (RFC 6890 and what followed). Takes an address as a resolver or a
 * parsed URL gives it; IPv4 in any other spelling than four decimals is refused.
 *
 * IPv6 that embeds an IPv4 address is judged by that address where it is the same connection
 * (IPv4-mapped), and refused where a gateway would translate it (NAT64, 6to4, Teredo).
 */
export function judgeAddress(
  ip: string,
  rules: AddressRules,
): "allowed" | { refused: RefusedRange } {
  const [withoutZone = ""] = ip.split("%");
  if (isIP(withoutZone) === 0) return { refused: "not-an-address" };
  const refused = judge(parse(withoutZone), rules);
  return refused === null ? "allowed" : { refused };
}

/**
 * ipaddr.js takes `::1.2.3.4` for `::ffff:1.2.3.4`, which is another address; the URL parser
 * writes either in plain hexadecimal groups first.
 */
function parse(ip: string): Address {
  return ipaddr.parse(isIP(ip) === 6 ? new URL(`http://[${ip}]`).hostname.slice(1, -1) : ip);
}

function judge(address: Address, rules: AddressRules): RefusedRange | null {
  if (rules.allowed.some((cidr) => isWithin(address, cidr))) return null;
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress()) {
    return judge(address.toIPv4Address(), rules);
  }
  const range = rangeOf(address);
  return range === "loopback" && rules.allowLoopback ? null : range;
}

function rangeOf(address: Address): RefusedRange | null {
  const ranges = address.kind() === "ipv4" ? ipv4Ranges : ipv6Ranges;
  const special = ranges.find(({ cidr }) => isWithin(address, cidr));
  if (special !== undefined) return special.range;
  return address.kind() === "ipv6" && !isWithin(address, globalUnicast) ? "unallocated" : null;
}

function isWithin(address: Address, [network, bits]: Cidr): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}

function toCidr(text: string): Cidr {
  const [network = ""] = text.split("/");
  if (isIP(network) === 0 || !ipaddr.isValidCIDR(text)) {
    throw new RangeError(`Not a CIDR range: ${text}`);
  }
  return ipaddr.parseCIDR(text);
}

const toRange = ([cidr, range]: SpecialRange) => ({ cidr: toCidr(cidr), range });
const ipv4Ranges = IPV4_RANGES.map(toRange);
const ipv6Ranges = IPV6_RANGES.map(toRange);
const globalUnicast = toCidr(GLOBAL_UNICAST);
