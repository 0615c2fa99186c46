import type { WireOrder } from "@/lib/marketplaces/yandex/order-wire";

/** One unit's code: exactly one of both. */
export type Instance = { cis?: string; uin?: string };

type BoxItem = NonNullable<NonNullable<WireOrder["delivery"]>["boxesLayout"]>[number]["items"][number];

/** The order's boxes with the codes of what lies in each. The layout may be the seller's own, with labels printed for it. */
export function fillBoxes({ items, delivery }: WireOrder, instances: ReadonlyMap<number, Instance[]>): object[] {
  const oneBox = { items: items.map(({ id, count }): BoxItem => ({ id, fullCount: count })) };
  const layout = delivery?.boxesLayout?.length ? delivery.boxesLayout : [oneBox];
  const taken = new Map<string, number>();
  return layout.map((box) => ({
    items: box.items.map(({ id, fullCount, partialCount }) => {
      const codes = instances.get(id) ?? [];
      // Parts of one unit carry its code each: the n-th box with the first part is the n-th unit, and so with the others.
      const key = partialCount ? `${id}/${partialCount.current}` : String(id);
      const start = taken.get(key) ?? 0;
      const units = partialCount ? 1 : (fullCount ?? 0);
      taken.set(key, start + units);
      const own = codes.slice(start, start + units);
      return {
        id,
        ...(partialCount ? { partialCount } : { fullCount: units }),
        ...(own.length > 0 && { instances: own }),
      };
    }),
  }));
}
