import { z } from "zod";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { wireAll, wireFlag, wireId, wireText } from "@/lib/marketplaces/ozon/wire";
import type { Warehouse } from "@/lib/marketplaces/types";

const wireWarehouse = z.object({
  warehouse_id: wireId,
  name: wireText,
  status: wireText,
  is_rfbs: z.boolean().nullish(),
  pause_at: z.string().nullish(),
});
export type WireWarehouse = z.infer<typeof wireWarehouse>;

const listReply = z.object({ warehouses: wireAll(wireWarehouse), cursor: wireText, has_next: wireFlag });

const warehousesPerPage = 200;

export async function readWarehouses(client: OzonClient): Promise<WireWarehouse[]> {
  const found: WireWarehouse[] = [];
  for (let cursor = ""; ; ) {
    const body = { limit: warehousesPerPage, ...(cursor && { cursor }) };
    const page: z.infer<typeof listReply> = await client.post("warehouses", body, listReply);
    found.push(...page.warehouses);
    if (!page.has_next || page.warehouses.length === 0 || page.cursor === "" || page.cursor === cursor) return found;
    cursor = page.cursor;
  }
}

export async function listWarehouses(client: OzonClient): Promise<Warehouse[]> {
  return (await readWarehouses(client)).map((one) => ({
    externalId: one.warehouse_id,
    name: one.name,
    isActive: isActive(one),
  }));
}

/** `created` is "active" in the cabinet; the others are being opened, in the archive, blocked, paused or broken. */
const isActive = ({ status, pause_at }: WireWarehouse) => (status === "created" || status === "") && !pause_at;

/** Ozon's own delivery before the seller's, an active warehouse before one that is paused. */
export function pickWarehouse(warehouses: readonly WireWarehouse[]): WireWarehouse | undefined {
  const rank = (one: WireWarehouse) =>
    (one.status === "created" || one.status === "" ? 0 : 4) + (one.pause_at ? 2 : 0) + (one.is_rfbs ? 1 : 0);
  return [...warehouses].sort((one, other) => rank(one) - rank(other))[0];
}
