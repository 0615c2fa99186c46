import type { LimitGroup } from "@/lib/marketplaces/limits";
import type { TokenFacts } from "@/lib/marketplaces/wildberries/token";

/** `count` calls in `perMs`, `burst` of them at once. */
type Rate = Pick<LimitGroup, "count" | "perMs" | "burst">;
type Documented = { document: string; usual: Rate; base?: Rate };

const second = 1_000;
const minute = 60_000;
const hour = 60 * minute;
const checkedAt = "2026-11-22";

const rate = (count: number, perMs: number, burst: number): Rate => ({ count, perMs, burst });

/**
 * From the tables of the specifications of 2026-08-17, each for one seller. `base` is the row of a base token where
 * it has one of its own; all other types share `usual`. A base token with a service's secret would count as usual:
 * we send no such secret.
 */
const documented = {
  sellerInfo: { document: "01-general", usual: rate(1, minute, 10), base: rate(1, 24 * hour, 1) },
  content: { document: "02-items, all methods of Content but its exceptions", usual: rate(100, minute, 5) },
  directories: {
    document: "02-items, methods of Characteristics",
    usual: rate(100, minute, 5),
    base: rate(2, hour, 1),
  },
  cardUpload: { document: "02-items, cards/upload", usual: rate(10, minute, 5) },
  cardUpdate: { document: "02-items, cards/update", usual: rate(10, minute, 5) },
  cardErrors: { document: "02-items, cards/error/list", usual: rate(10, minute, 5) },
  media: { document: "02-items, media files", usual: rate(100, minute, 5), base: rate(2, hour, 1) },
  prices: { document: "02-items, Prices and discounts", usual: rate(10, 6 * second, 5), base: rate(4, hour, 1) },
  stocks: { document: "02-items, stock of the seller's warehouses", usual: rate(300, minute, 20) },
  warehouses: { document: "02-items, the seller's warehouses", usual: rate(300, minute, 20) },
  fbs: { document: "03-orders-fbs, tasks, supplies and passes", usual: rate(300, minute, 20) },
  readIdentifiers: { document: "03-orders-fbs, reading label identifiers", usual: rate(300, minute, 20) },
  writeIdentifiers: { document: "03-orders-fbs, fixing label identifiers", usual: rate(1000, minute, 20) },
  cancel: { document: "03-orders-fbs, cancel", usual: rate(100, minute, 20) },
  feedbacks: {
    document: "09-communications, Questions and feedbacks",
    usual: rate(3, second, 6),
    base: rate(5, hour, 1),
  },
  chatList: { document: "09-communications, chats", usual: rate(10, 10 * second, 10), base: rate(1, hour, 1) },
  chatEvents: { document: "09-communications, events", usual: rate(10, 10 * second, 10), base: rate(1, hour, 1) },
  chatSend: { document: "09-communications, message", usual: rate(10, 10 * second, 10), base: rate(1, hour, 1) },
  claims: { document: "09-communications, claims", usual: rate(20, minute, 10), base: rate(1, hour, 1) },
  commission: { document: "10-rates, commission", usual: rate(1, minute, 2), base: rate(5, hour, 1) },
  sales: { document: "12-reports, sales", usual: rate(1, minute, 1), base: rate(1, 2 * hour, 1) },
  blocked: { document: "12-reports, banned products", usual: rate(1, 10 * second, 6), base: rate(1, hour, 1) },
  goodsReturn: { document: "12-reports, goods return", usual: rate(1, minute, 10), base: rate(2, hour, 1) },
  salesReports: {
    document: "13-finances, detailed for a period",
    usual: rate(1, minute, 1),
    base: rate(2, 24 * hour, 1),
  },
} as const satisfies Record<string, Documented>;
type Name = keyof typeof documented;

export type Limits = Record<Name, LimitGroup> & { ping: LimitGroup };

/** Pings are counted for each host by itself: `pingLimit` names the one of another area. */
export const pingLimit = (area: string): LimitGroup => ({
  ...rate(3, 30 * second, 3),
  name: `ping ${area}`,
  source: "01-general (2026-08-17), ping",
  checkedAt,
});

/** A token of a type that nobody knows is held to the usual limits: the marketplace's own answers correct us. */
export function limitsOf(kind: TokenFacts["kind"]): Limits {
  const groups = Object.entries<Documented>(documented).map(([name, { document, usual, base }]) => {
    const chosen = (kind === "base" && base) || usual;
    return [name, { ...chosen, name, source: `${document} (2026-08-17)`, checkedAt }] as const;
  });
  return { ...(Object.fromEntries(groups) as Record<Name, LimitGroup>), ping: pingLimit("common") };
}

/** 02-items, 2026-08-17. It names no limit for a single item. */
export const itemLimits = {
  stock: { maxItems: 1000, source: "02-items (2026-08-17), PUT /api/v3/stocks", checkedAt },
  price: { maxItems: 1000, source: "02-items (2026-08-17), POST /api/v2/upload/task", checkedAt },
} as const;
