import { expect, test } from "vitest";
import { movesStock, type StockLine, type StockTarget, settleLine } from "@/lib/stock/settle-line";

const line: StockLine = { id: "L", productId: "P", quantity: 3, reserved: 0, shipped: 0, movements: 0 };
const moves = (one: StockLine, target: StockTarget, free: number) => {
  const { after, moved, taken } = settleLine(one, target, free);
  return {
    ...after,
    taken,
    moved: moved.map(({ kind, onHand, reserved, causeKey }) => `${kind} ${onHand} ${reserved} ${causeKey.slice(13)}`),
  };
};

test("a line's way through the stock", () => {
  expect(moves(line, "held", 10)).toEqual({
    ...{ reserved: 3, shipped: 0, movements: 1, shortage: 0, taken: 3 },
    moved: ["RESERVE 0 3 reserve"],
  });
  expect(moves(line, "held", 2)).toMatchObject({ reserved: 2, shortage: 1, taken: 2 });
  expect(moves(line, "held", 0)).toMatchObject({ reserved: 0, shortage: 3, moved: [] });
  expect(moves(line, "gone", 10)).toMatchObject({
    ...{ reserved: 0, shipped: 3, shortage: 0 },
    moved: ["RESERVE 0 3 reserve", "SHIP -3 -3 ship"],
  });
  const held = { ...line, reserved: 3, movements: 1 };
  expect(moves(held, "gone", 0)).toMatchObject({ shipped: 3, taken: 0, moved: ["SHIP -3 -3 ship"] });
  expect(moves(held, "released", 0)).toMatchObject({ reserved: 0, taken: -3, moved: ["RELEASE 0 -3 release"] });
  const gone = { ...line, shipped: 3, movements: 2 };
  expect(moves(gone, "held", 0)).toMatchObject({
    ...{ reserved: 3, shipped: 0, taken: 0 },
    moved: ["CORRECTION 3 3 take-back/3"],
  });
  expect(moves(gone, "released", 5)).toMatchObject({ shipped: 3, shortage: 0, moved: [] });
});

test("where it stands already nothing moves, and the balance need not be locked", () => {
  const settled: [StockLine, StockTarget][] = [
    [{ ...line, reserved: 3, movements: 1 }, "held"],
    [{ ...line, shipped: 3, movements: 2 }, "gone"],
    [line, "released"],
  ];
  for (const [one, target] of settled) {
    expect(movesStock(one, target)).toBe(false);
    expect(settleLine(one, target, 10).moved).toEqual([]);
  }
});
