import { BlockList, isIP } from "node:net";

/**
 * Addresses that are not on the public internet, from IANA's registries of special-purpose addresses (IPv4 and IPv6,
 * looked at 2026-11-22). IPv4 as a list of what is not public; of IPv6 only 2000::/3 is given out at all.
 */
const special4 = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const) {
  special4.addSubnet(network, prefix, "ipv4");
}

const given6 = new BlockList();
given6.addSubnet("2000::", 3, "ipv6");

/** Protocol assignments and Teredo, documentation, 6to4 (which hides an IPv4 address). */
const special6 = new BlockList();
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  special6.addSubnet(network, prefix, "ipv6");
}

/** False for what is no address at all. An IPv4 address inside an IPv6 one (mapped, NAT64) is never public. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special4.check(address, "ipv4");
  if (family !== 6 || address.includes("%")) return false;
  return given6.check(address, "ipv6") && !special6.check(address, "ipv6");
}
