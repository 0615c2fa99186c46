import { z } from "zod";
import type { Warehouse } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/wildberries/client";

const warehouseWire = z.object({
  id: z.int(),
  name: z.string(),
  officeId: z.int().nullish(),
  deliveryType: z.int(),
  isDeleting: z.boolean().nullish(),
});
type WarehouseWire = z.infer<typeof warehouseWire>;

/** Delivery to a Wildberries warehouse (FBS): the orders that this adapter works with. */
const fbsDelivery = 1;

export const isForOrders = ({ deliveryType, isDeleting }: WarehouseWire): boolean =>
  deliveryType === fbsDelivery && !isDeleting;

export const fetchWarehouses = ({ call, methods }: Client): Promise<WarehouseWire[]> =>
  call(methods.warehouses, { reply: z.array(warehouseWire) });

/** All of the seller's own; those for other ways of delivery, or on their way out, are shown as inactive. */
export async function listWarehouses(client: Client): Promise<Warehouse[]> {
  const warehouses = await fetchWarehouses(client);
  return warehouses.map((one) => ({ externalId: String(one.id), name: one.name, isActive: isForOrders(one) }));
}
