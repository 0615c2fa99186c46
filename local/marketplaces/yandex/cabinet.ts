import { createHash } from "node:crypto";

/** A cabinet in Uzbekistan with one FBS shop and its one warehouse. */
export type Cabinet = {
  businessId: number;
  businessName: string;
  campaignId: number;
  campaignName: string;
  warehouseId: number;
  warehouseName: string;
};

export const currency = "UZS";

const warehouseName = "Склад Ташкент";

const firstCabinet: Cabinet = {
  businessId: 987_654,
  businessName: "Demo do‘kon",
  campaignId: 21_098_765,
  campaignName: "Demo do‘kon Market",
  warehouseId: 556_677,
  warehouseName,
};

/** The same label always gives the same cabinet. The numbers are 40 bits of a hash each, above those of the first. */
export function makeCabinet(label: string): Cabinet {
  if (label === "") return firstCabinet;
  const digest = createHash("sha256").update(`yandex cabinet ${label}`).digest();
  const number = (place: number) => 1_000_000_000 + digest.readUIntBE(place * 5, 5);
  return {
    businessId: number(0),
    businessName: `${label} do‘koni`,
    campaignId: number(1),
    campaignName: `${label} do‘koni Market`,
    warehouseId: number(2),
    warehouseName,
  };
}
