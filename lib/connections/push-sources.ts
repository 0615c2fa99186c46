import "server-only";
import { BlockList, isIP } from "node:net";
import type { MarketplaceId } from "@/lib/marketplaces/types";

/** Where each marketplace pushes from. Ranges age: a right token from elsewhere is refused and raises an alarm. */
const pushSources: Partial<Record<MarketplaceId, { ranges: string[]; source: string; checkedOn: string }>> = {
  ozon: {
    ranges: ["195.34.21.0/24", "185.73.192.0/22", "91.223.93.0/24"],
    source: "Seller API, section Push, how to connect",
    checkedOn: "2026-11-22",
  },
  yandex: {
    ranges: ["5.45.207.0/25", "141.8.142.0/25", "5.255.253.0/25"],
    source: "Partner API, push notifications, docs of 2025-09-17",
    checkedOn: "2026-11-22",
  },
};

const walls = new Map(
  Object.entries(pushSources).map(([id, { ranges }]) => {
    const wall = new BlockList();
    for (const range of ranges) {
      const [network = "", bits] = range.split("/");
      wall.addSubnet(network, Number(bits), "ipv4");
    }
    return [id, wall];
  }),
);

/** An unknown address is outside. IPv6 that wraps an IPv4 address counts as that one. */
export function isPushSource(marketplace: string, address: string | null): boolean {
  const family = isIP(address ?? "");
  if (!address || family === 0) return false;
  return walls.get(marketplace)?.check(address, family === 6 ? "ipv6" : "ipv4") ?? false;
}
