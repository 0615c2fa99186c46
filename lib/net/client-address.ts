import { isIP } from "node:net";

/**
 * The address that called our outermost proxy: the `hops`-th from the right of X-Forwarded-For, since each of our own
 * proxies adds one and what stands further left is the caller's own claim. Null when there is none.
 */
export function readCallerAddress(forwardedFor: string | null, hops: number): string | null {
  if (hops === 0 || !forwardedFor) return null;
  const named = forwardedFor.split(",").at(-hops)?.trim() ?? "";
  const address = /^\[([^\]]+)\](?::\d+)?$/.exec(named)?.[1] ?? /^([\d.]+)(?::\d+)?$/.exec(named)?.[1] ?? named;
  return isIP(address) ? address : null;
}

/**
 * What limits count as one caller: an IPv4 address, or the /64 that one IPv6 customer gets as a whole (RFC 6177). IPv6
 * that wraps an IPv4 address counts as that one.
 */
export function networkOf(address: string): string {
  const wrapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (wrapped) return wrapped;
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.toLowerCase().split("%", 1)[0]?.split("::") ?? [];
  const groups = head === "" ? [] : head.split(":");
  const rest = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  const all = [...groups, ...Array<string>(zeros).fill("0"), ...rest];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
