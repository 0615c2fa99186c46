import { z } from "zod";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { wireAll, wireFlag, wireId, wireList, wireNumber, wireText } from "@/lib/marketplaces/ozon/wire";
import type { MarketplaceOrder, MarkingCode } from "@/lib/marketplaces/types";

const wireMark = z.object({ mark: wireText, mark_type: wireText });
export type WireMark = z.infer<typeof wireMark>;

const wireExemplar = z.object({
  exemplar_id: wireId,
  gtd: wireText,
  is_gtd_absent: wireFlag,
  rnpt: wireText,
  is_rnpt_absent: wireFlag,
  weight: wireNumber,
  marks: wireList(wireMark),
});

const wireProduct = z.object({
  product_id: wireId,
  is_gtd_needed: wireFlag,
  is_rnpt_needed: wireFlag,
  exemplars: wireList(wireExemplar),
});
export type WireProduct = z.infer<typeof wireProduct>;

const exemplarsReply = z.object({ multi_box_qty: wireNumber, products: wireAll(wireProduct) });

/** Ozon's own record of each unit, made on first asking. */
export function readExemplars(client: OzonClient, postingNumber: string) {
  return client.post("exemplars", { posting_number: postingNumber }, exemplarsReply);
}

const markTypes: Partial<Record<MarkingCode["kind"], string>> = {
  cis: "mandatory_mark",
  uin: "jw_uin",
  imei: "imei",
};

/** Ozon's SKU of the line, which is what its records of units call `product_id`; and how many units it has. */
type Line = { skuId: string; quantity: number; codes: MarkingCode[] };

export function toLines(order: MarketplaceOrder, codes: MarkingCode[]): Line[] {
  return order.lines.map(({ externalLineId, listing, quantity }) => ({
    skuId: listing.variantExternalId ?? externalLineId,
    quantity,
    codes: codes.filter((code) => code.externalLineId === externalLineId),
  }));
}

/** One code for each unit; of IMEIs a unit may have several, all units as many. */
export function findFault({ skuId, quantity, codes }: Line): string | null {
  for (const kind of new Set(codes.map((code) => code.kind))) {
    const count = codes.filter((code) => code.kind === kind).length;
    const isWhole = kind === "imei" ? count % quantity === 0 : count === quantity;
    if (!markTypes[kind]) return `${kind} is not taken`;
    if (!isWhole) return `${skuId}: ${count} ${kind} codes for ${quantity} units`;
  }
  return null;
}

/** The marks of each unit of a line, in the order of the codes. */
export function toMarks({ quantity, codes }: Line): WireMark[][] {
  return Array.from({ length: quantity }, (_, unit) =>
    [...new Set(codes.map(({ kind }) => kind))].flatMap((kind) => {
      const own = codes.filter((code) => code.kind === kind);
      const perUnit = own.length / quantity;
      return own
        .slice(unit * perUnit, (unit + 1) * perUnit)
        .map(({ code }) => ({ mark: code, mark_type: markTypes[kind] ?? "" }));
    }),
  );
}
