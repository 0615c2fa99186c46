import "server-only";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import { findShopOfOrder } from "@/lib/orders/repository";
import { type TakeOptions, takeOrders } from "@/lib/orders/take-orders";

/** Reads one order again through the API (promise I1). False: the marketplace does not know it. */
export async function refreshOrder(
  partnerId: string,
  connectionId: string,
  orderExternalId: string,
  options: TakeOptions = {},
): Promise<boolean> {
  const { marketplace, connection, shops } = await openMarketplace(partnerId, connectionId);
  const shopId = await inPartner(partnerId, (db) => findShopOfOrder(partnerId, connectionId, orderExternalId, db));
  const likelyFirst = [...shops].sort((one, other) => Number(other.id === shopId) - Number(one.id === shopId));
  for (const shop of likelyFirst) {
    const order = await marketplace.getOrder({ shop, externalId: orderExternalId });
    if (!order) continue;
    const own = shops.find(({ externalId }) => externalId === order.shopExternalId) ?? shop;
    await takeOrders(partnerId, connection, own, [order], options);
    return true;
  }
  return false;
}
