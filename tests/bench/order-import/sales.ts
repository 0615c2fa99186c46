/** A marketplace's orders by number: the same number always gives the same order, so that none need be kept. */
export type Sale = {
  number: number;
  state: SaleState;
  orderedAt: Date;
  changedAt: Date;
  lines: { sku: string; title: string; quantity: number /** Whole so'm or roubles. */; price: number }[];
};

const shares = { NEW: 5, TO_PACK: 10, PACKED: 5, IN_TRANSIT: 15, AT_PICKUP: 5, DELIVERED: 50, CANCELLED: 10 } as const;
export type SaleState = keyof typeof shares;

const hundred = Object.entries(shares).flatMap(([state, share]) => Array<SaleState>(share).fill(state as SaleState));

export const productCount = 200;
export const skuOf = (product: number): string => `SKU-${String(product).padStart(3, "0")}`;

export type Sales = {
  count: number;
  sale(number: number): Sale;
  /** Sorted by number; times rise with the numbers. */
  listIn(state: SaleState): number[];
  /** The first number at or after that moment, by the time of the order or of its last change. */
  firstOrdered(atMs: number): number;
  firstChanged(atMs: number): number;
};

const dayMs = 86_400_000;
const oldestMs = 85 * dayMs;
const changesAfterMs = 2 * dayMs;

/** `count` orders of the 85 days before `now`, one to `mostLines` lines each. */
export function makeSales(count: number, now: Date, mostLines: number): Sales {
  const first = now.getTime() - oldestMs;
  const stepMs = (oldestMs - changesAfterMs - 3_600_000) / count;
  const orderedAt = (number: number) => first + Math.floor(number * stepMs);
  const stateOf = (number: number) => hundred[scatter(number, 1) % 100] ?? "NEW";
  const numberAt = (atMs: number) => Math.min(count, Math.max(0, Math.ceil((atMs - first) / stepMs)));
  return {
    count,
    sale: (number) => ({
      number,
      state: stateOf(number),
      orderedAt: new Date(orderedAt(number)),
      changedAt: new Date(orderedAt(number) + changesAfterMs),
      lines: Array.from({ length: 1 + (scatter(number, 2) % mostLines) }, (_, line) => {
        // Neighbours in the catalogue: no product stands twice in an order.
        const product = (scatter(number, 3) + line) % productCount;
        return {
          sku: skuOf(product),
          title: `Товар номер ${product}, цвет синий`,
          quantity: mostLines === 1 ? 1 : 1 + (scatter(number, 4 + line) % 2),
          price: 50 + product * 5,
        };
      }),
    }),
    listIn: (state) => Array.from({ length: count }, (_, number) => number).filter((one) => stateOf(one) === state),
    firstOrdered: numberAt,
    firstChanged: (atMs) => numberAt(atMs - changesAfterMs),
  };
}

/** A number that looks thrown, the same for the same pair. */
function scatter(number: number, salt: number): number {
  let mixed = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
