import ipaddr from "ipaddr.js";

/** The address as it is, when it is an IPv4 or IPv6 address in full notation. */
export function toIpAddress(text: string): string | undefined {
  const address = text.trim();
  const isValid = address.includes(":")
    ? ipaddr.IPv6.isValid(address)
    : ipaddr.IPv4.isValidFourPartDecimal(address);
  return isValid ? address : undefined;
}
