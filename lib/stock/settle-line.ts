import type { Movement } from "@/lib/stock/move-stock";

export type StockLine = {
  id: string;
  productId: string;
  quantity: number;
  reserved: number;
  shipped: number;
  /** How many movements the line made so far. */
  movements: number;
};

/** `held`: promised to a buyer; `gone`: handed over; `released`: called off before the hand-over. */
export type StockTarget = "held" | "gone" | "released";

export type StockOfLine = Pick<StockLine, "reserved" | "shipped" | "movements"> & { shortage: number };

/** Whether the line has anything to move: then the product's balance must be locked before `settleLine`. */
export function movesStock({ quantity, reserved, shipped }: StockLine, target: StockTarget): boolean {
  if (target === "released") return reserved > 0;
  if (quantity > reserved + shipped) return true;
  return target === "held" ? shipped > 0 : reserved > 0;
}

/**
 * Brings what a line holds of the stock to where its order stands; `free` is what nobody holds yet. What is already
 * there moves nothing, so a repeat is harmless. Goods that left come back only when checked in. `taken`: of the free.
 */
export function settleLine(
  line: StockLine,
  target: StockTarget,
  free: number,
): { after: StockOfLine; moved: Movement[]; taken: number } {
  const { productId, quantity } = line;
  let { reserved, shipped } = line;
  let taken = 0;
  const moved: Movement[] = [];
  const count = () => line.movements + moved.length;
  const move = (kind: Movement["kind"], act: string, isFirst: boolean, onHandBy: number, reservedBy: number) => {
    const causeKey = `order-line/${line.id}/${act}${isFirst ? "" : `/${count() + 1}`}`;
    moved.push({ productId, kind, onHand: onHandBy, reserved: reservedBy, causeKey });
  };

  if (target === "held" && shipped > 0) {
    move("CORRECTION", "take-back", false, shipped, shipped);
    reserved += shipped;
    shipped = 0;
  }
  const units = target === "released" ? 0 : Math.min(quantity - reserved - shipped, free);
  if (units > 0) {
    move("RESERVE", "reserve", count() === 0, 0, units);
    reserved += units;
    taken = units;
  }
  if (target === "gone" && reserved > 0) {
    move("SHIP", "ship", shipped === 0 && count() === 1, -reserved, -reserved);
    shipped += reserved;
    reserved = 0;
  }
  if (target === "released" && reserved > 0) {
    move("RELEASE", "release", count() === 1, 0, -reserved);
    taken = -reserved;
    reserved = 0;
  }
  const shortage = target === "released" ? 0 : quantity - reserved - shipped;
  return { after: { reserved, shipped, movements: count(), shortage }, moved, taken };
}
