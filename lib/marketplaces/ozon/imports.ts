import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { complaintFromError, wireItemError } from "@/lib/marketplaces/ozon/complaints";
import { wireAll, wireList, wireOptionalId, wireText } from "@/lib/marketplaces/ozon/wire";
import type { Listing } from "@/lib/marketplaces/types";

const importedItem = z.object({
  offer_id: z.string(),
  product_id: wireOptionalId,
  status: wireText,
  errors: wireList(wireItemError),
});
const importInfoReply = z.object({ result: z.object({ items: wireAll(importedItem) }) });

/**
 * How the items of these import tasks ended, by the seller's code; a later task of the same item wins. An item that
 * failed may not exist as a product at all, so this is the only place that tells its errors.
 */
export async function readImports(client: OzonClient, tasks: readonly string[]): Promise<Map<string, Listing>> {
  const imports = new Map<string, Listing>();
  for (const task of [...tasks].sort((one, other) => Number(one) - Number(other))) {
    for (const item of await readTask(client, task)) imports.set(item.offer_id, toListing(item));
  }
  return imports;
}

async function readTask(client: OzonClient, task: string) {
  try {
    const { result } = await client.post("productImportInfo", { task_id: Number(task) }, importInfoReply);
    return result.items;
  } catch (error) {
    // Tasks are forgotten after a while; the products themselves then tell enough.
    if (error instanceof MarketplaceError && error.failure === "rejected" && error.code === "404") return [];
    throw error;
  }
}

export function toListing(item: z.infer<typeof importedItem>): Listing {
  return {
    sku: item.offer_id,
    externalId: item.product_id,
    variantExternalId: null,
    state: toState(item.status),
    rawState: `import/${item.status}`,
    title: "",
    barcodes: [],
    complaints: item.errors.map(complaintFromError),
    url: null,
    pictureUrl: null,
  };
}

/** `skipped`: nothing changed, so the product's own state stands. */
function toState(status: string): Listing["state"] {
  if (status === "failed") return "rejected";
  return status === "pending" || status === "imported" ? "moderating" : "unknown";
}
