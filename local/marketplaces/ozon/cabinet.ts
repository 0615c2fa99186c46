import { sellerClientId, takeNumber } from "./seller-key.ts";

export type Cabinet = {
  clientId: string;
  name: string;
  taxNumber: string;
  /** The seller's own warehouse; it takes orders that Ozon delivers. */
  mainWarehouseId: number;
  pausedWarehouseId: number;
};

/** The same label always gives the same cabinet. */
export function makeCabinet(firstClientId: string, label: string): Cabinet {
  if (label === "") {
    return {
      clientId: firstClientId,
      name: "Sandbox Savdo",
      taxNumber: "301234567",
      mainWarehouseId: 1020005003107121,
      pausedWarehouseId: 1020005003107122,
    };
  }
  const number = (place: 1 | 2 | 3) => takeNumber(firstClientId, label, place);
  return {
    clientId: sellerClientId(firstClientId, label),
    name: `${label} Savdo`,
    taxNumber: String(300_000_000 + (number(1) % 100_000_000)),
    mainWarehouseId: 1030000000000000 + number(2),
    pausedWarehouseId: 1040000000000000 + number(3),
  };
}
