import "server-only";
import type { Db } from "@/lib/db/client";
import { moveStock, reserveFree } from "@/lib/stock/move-stock";

export type StockLine = {
  id: string;
  partnerId: string;
  productId: string;
  quantity: number;
  reserved: number;
  shipped: number;
  /** How many movements the line made so far. */
  movements: number;
};

/** `held`: promised to a buyer; `gone`: handed over; `released`: called off before the hand-over. */
export type StockTarget = "held" | "gone" | "released";

type Settled = Pick<StockLine, "reserved" | "shipped" | "movements"> & { shortage: number; isFreeChanged: boolean };

/**
 * Brings what a line holds of the stock to where its order stands. What is already there moves nothing, so a repeat is
 * harmless; the caller holds the order's lock and stores the answer. Goods that left come back only when checked in.
 */
export async function settleLine(db: Db, line: StockLine, target: StockTarget): Promise<Settled> {
  const { partnerId, productId, quantity } = line;
  let { reserved, shipped, movements } = line;
  let isFreeChanged = false;
  const nextKey = (act: string, isFirst: boolean) =>
    `order-line/${line.id}/${act}${isFirst ? "" : `/${movements + 1}`}`;

  if (target === "held" && shipped > 0) {
    const causeKey = nextKey("take-back", false);
    await moveStock(db, { partnerId, productId, kind: "CORRECTION", onHand: shipped, reserved: shipped, causeKey });
    reserved += shipped;
    shipped = 0;
    movements += 1;
  }
  const missing = quantity - reserved - shipped;
  if (target !== "released" && missing > 0) {
    const causeKey = nextKey("reserve", movements === 0);
    const units = await reserveFree(db, { partnerId, productId, wanted: missing, causeKey });
    reserved += units;
    movements += units > 0 ? 1 : 0;
    isFreeChanged = units > 0;
  }
  if (target === "gone" && reserved > 0) {
    const causeKey = nextKey("ship", shipped === 0 && movements === 1);
    await moveStock(db, { partnerId, productId, kind: "SHIP", onHand: -reserved, reserved: -reserved, causeKey });
    shipped += reserved;
    reserved = 0;
    movements += 1;
  }
  if (target === "released" && reserved > 0) {
    const causeKey = nextKey("release", movements === 1);
    await moveStock(db, { partnerId, productId, kind: "RELEASE", onHand: 0, reserved: -reserved, causeKey });
    reserved = 0;
    movements += 1;
    isFreeChanged = true;
  }
  const shortage = target === "released" ? 0 : quantity - reserved - shipped;
  return { reserved, shipped, movements, shortage, isFreeChanged };
}
