import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { complain, outcome, refuse } from "@/lib/marketplaces/wildberries/complaints";
import { goodStatuses, taskGoodsReply, taskReply, taskStatuses } from "@/lib/marketplaces/wildberries/price-wire";

type Item = { sku: string; nmID: number };

/** How an upload ended, item by item; `accepted` with its id while it is not worked off, or cannot be read now. */
export async function readUploadResults(
  client: Client,
  uploadId: number,
  items: readonly Item[],
): Promise<ItemOutcome[]> {
  const accepted = () => items.map(({ sku }) => outcome(sku, "accepted", { task: String(uploadId) }));
  try {
    const status = await readStatus(client, uploadId);
    if (status === taskStatuses.done) return items.map(({ sku }) => outcome(sku, "confirmed"));
    if (status === taskStatuses.cancelled) return items.map(({ sku }) => refuse(sku, complain("cancelled", "price")));
    if (status !== taskStatuses.doneWithErrors && status !== taskStatuses.failed) return accepted();
    const results = await readGoods(client, uploadId);
    return items.map(({ sku, nmID }) => {
      const result = results.get(nmID);
      if (result?.status === goodStatuses.updated) return outcome(sku, "confirmed");
      // A price at least three times lower goes to quarantine: refused here, and sold on at the old price.
      if (result?.status === goodStatuses.refused || result?.errorText) {
        return refuse(sku, complain(result.errorText || "refused", "price"));
      }
      return outcome(sku, "accepted", { task: String(uploadId) });
    });
  } catch (error) {
    // The load itself is in: only the look at its result failed.
    if (error instanceof MarketplaceError) return accepted();
    throw error;
  }
}

async function readStatus({ call, methods }: Client, uploadID: number): Promise<number | null> {
  const { data } = await call(methods.priceTask, {
    query: { uploadID },
    reply: taskReply,
  });
  return data?.status ?? null;
}

async function readGoods({ call, methods }: Client, uploadID: number) {
  const { data } = await call(methods.priceTaskGoods, {
    query: { limit: 1000, offset: 0, uploadID },
    reply: taskGoodsReply,
  });
  return new Map((data?.historyGoods ?? []).map((good) => [good.nmID, good]));
}
