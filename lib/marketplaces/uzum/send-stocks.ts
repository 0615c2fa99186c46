import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { itemLimits } from "@/lib/marketplaces/uzum/limits";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { isLost, isRefused, wordsOf } from "@/lib/marketplaces/uzum/outcomes";

type Line = { barcode: string; amount: number };
type StockReply = { reply: "good" } | { reply: "lost" | "refused"; words: string };

const batchSize = itemLimits.stock.maxItems;

/** What became of each barcode. One bad line makes Uzum refuse a whole batch, so a refused batch is halved. */
export async function sendStocks(client: UzumClient, lines: Line[]): Promise<Map<string, StockReply>> {
  const replies = new Map<string, StockReply>();
  const batches: Line[][] = [];
  for (let at = 0; at < lines.length; at += batchSize) batches.push(lines.slice(at, at + batchSize));
  while (batches.length > 0) {
    const batch = batches.shift() ?? [];
    const reply = await sendBatch(client, batch, replies.size > 0);
    if (reply.reply === "refused" && batch.length > 1) {
      const middle = Math.ceil(batch.length / 2);
      batches.unshift(batch.slice(0, middle), batch.slice(middle));
    } else for (const { barcode } of batch) replies.set(barcode, reply);
  }
  return replies;
}

/** A key or limit failure after a first success counts as lost: what went out before it must still be reported. */
async function sendBatch(client: UzumClient, batch: Line[], hasSent: boolean): Promise<StockReply> {
  try {
    await client.write({
      operation: operations.sendStocks,
      body: { skuAmountList: batch },
    });
    return { reply: "good" };
  } catch (error) {
    if (isRefused(error)) return { reply: "refused", words: wordsOf(error) };
    if (isLost(error) || (hasSent && error instanceof MarketplaceError))
      return { reply: "lost", words: wordsOf(error) };
    throw error;
  }
}
