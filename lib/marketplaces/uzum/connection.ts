import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Capability, ConnectionCheck, Shop } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { rightMissing } from "@/lib/marketplaces/uzum/failures";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { id, text } from "@/lib/marketplaces/uzum/wire";

const shop = z.object({ id, name: text });
const organisation = z.object({ shops: z.array(shop) });
const list = z.array(z.union([organisation, shop]));

/** The wrapper is not known for certain: a bare list, `payload` as a list and `payload.shops` have all been seen. */
const shopsReply = z.union([
  list,
  z.object({ payload: list }).transform(({ payload }) => payload),
  z.object({ payload: z.object({ shops: list }) }).transform(({ payload }) => payload.shops),
]);

const needingSkuRead: Capability[] = ["read-stock", "set-stock"];

export async function checkConnection(client: UzumClient): Promise<ConnectionCheck> {
  const found = await client.callBare({ operation: operations.listShops, reply: shopsReply });
  const shops = found.flatMap((one) => ("shops" in one ? one.shops : [one])).map(toShop);
  const [first] = shops;
  if (!first) throw new MarketplaceError("rejected", { code: "no-shops", words: "The key sees no shop." });
  return {
    account: { externalId: first.externalId, name: first.name },
    shops,
    missingRights: (await canReadStocks(client)) ? [] : needingSkuRead,
    expiresAt: null,
  };
}

const toShop = (wire: z.output<typeof shop>): Shop => ({
  externalId: wire.id,
  name: wire.name ?? wire.id,
  currency: "UZS",
  warehouseExternalId: null,
});

/** The one right that can be seen without changing anything (SKU_READ); SKU_UPDATE shows at the first write. */
async function canReadStocks(client: UzumClient): Promise<boolean> {
  try {
    await client.callBare({
      operation: operations.readStocks,
      query: { page: 0, size: 1 },
      reply: z.unknown(),
    });
    return true;
  } catch (error) {
    if (error instanceof MarketplaceError && error.code === rightMissing) return false;
    throw error;
  }
}
