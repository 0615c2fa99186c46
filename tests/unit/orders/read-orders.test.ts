import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/db/new-id";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { cleanOrder } from "@/lib/orders/clean-order";
import { findFlaw } from "@/lib/orders/find-flaw";
import { isUnknownState, showsConfirmed, wasSoldBefore } from "@/lib/orders/rules";

const order: MarketplaceOrder = {
  externalId: "1",
  shopExternalId: "1",
  state: "NEW",
  rawState: "new",
  orderedAt: new Date("2026-11-02T06:00:00Z"),
  changedAt: new Date("2026-11-02T06:00:00Z"),
  shipBy: null,
  lines: [
    {
      externalLineId: "a",
      listing: { sku: "VASE", externalId: "7", variantExternalId: null },
      title: "Vaza 🏺",
      quantity: 1,
      unitPrice: money(100n, "UZS"),
    },
  ],
};
const withLine = (change: Partial<MarketplaceOrder["lines"][number]>) => ({
  ...order,
  lines: order.lines.map((line) => ({ ...line, ...change })),
});

test("a text is kept readable where PostgreSQL could not keep it, and untouched where it can", () => {
  expect(cleanOrder(order)).toEqual(order);
  const odd = { ...withLine({ title: "a\0b\ud800c" }), rawState: "\0" };
  expect(cleanOrder(odd)).toMatchObject({ rawState: "␀", lines: [{ title: "a␀b\ufffdc" }] });
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (title) => {
      const [line] = cleanOrder(withLine({ title })).lines;
      return line?.title.isWellFormed() === true && !line.title.includes("\0");
    }),
  );
});

test("a line that stands twice under one id is one line", () => {
  expect(cleanOrder({ ...order, lines: [...order.lines, ...order.lines] }).lines).toHaveLength(1);
});

test("what cannot be meant is found", () => {
  expect(findFlaw(order)).toBeNull();
  expect(findFlaw({ ...order, orderedAt: new Date(Number.NaN) })).toBe("date");
  expect(findFlaw({ ...order, shipBy: new Date("2199-01-01") })).toBe("date");
  expect(findFlaw({ ...order, changedAt: new Date("1970-01-01") })).toBe("date");
  for (const quantity of [-1, 1.5, 1_000_001, Number.NaN]) expect(findFlaw(withLine({ quantity }))).toBe("number");
  expect(findFlaw(withLine({ unitPrice: money(10n ** 15n + 1n, "UZS") }))).toBe("number");
  expect(findFlaw(withLine({ unitPrice: money(10n ** 12n, "UZS"), quantity: 1_001 }))).toBe("number");
  expect(findFlaw({ ...order, externalId: "x".repeat(501) })).toBe("text");
});

test("a word that no table knows is told from a dispute that one does", () => {
  const odd = (rawState: string) => isUnknownState({ state: "ATTENTION", rawState });
  expect(["teleported", "PENDING_REVIEW"].every(odd)).toBe(true);
  expect(["client_arbitration", "not_accepted", "PENDING_CANCELLATION", "delivered/returned:1"].some(odd)).toBe(false);
  expect(isUnknownState({ state: "NEW", rawState: "teleported" })).toBe(false);
});

test("before the connection, give or take a minute", () => {
  const connectedAt = new Date("2026-11-02T06:00:30Z");
  expect(wasSoldBefore(connectedAt, order)).toBe(false);
  expect(wasSoldBefore(new Date("2026-11-02T06:02:00Z"), order)).toBe(true);
});

test("what shows that a confirmation has reached the marketplace", () => {
  expect(showsConfirmed({ state: "PACKED" })).toBe(true);
  expect(["NEW", "TO_PACK", "CANCELLED", "ATTENTION"].some((state) => showsConfirmed({ state: state as "NEW" }))).toBe(
    false,
  );
});

test("ids are unique, sort by when they were made, also within a millisecond and when the clock goes back", () => {
  const at = Date.now() + 60_000;
  const ids = Array.from({ length: 10_000 }, (_, number) => newId(number > 9_000 ? at - 5_000 : at));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
