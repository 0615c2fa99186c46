import type { State, Stock } from "./state.ts";

const keyOf = (warehouseId: number, offerId: string) => `${warehouseId}:${offerId}`;

export function findStock(state: State, warehouseId: number, offerId: string): Stock | undefined {
  return state.stocks.get(keyOf(warehouseId, offerId));
}

export function readStock(state: State, warehouseId: number, offerId: string): Stock {
  return findStock(state, warehouseId, offerId) ?? { free: 0, reserved: 0 };
}

export function writeStock(state: State, warehouseId: number, offerId: string, stock: Stock) {
  state.stocks.put(keyOf(warehouseId, offerId), stock);
}
