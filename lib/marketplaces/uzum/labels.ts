import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Label, MarketplaceOrder } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { isRefused } from "@/lib/marketplaces/uzum/outcomes";

const printed = z.object({ document: z.array(z.base64().min(1)).min(1) });

/** 58x40 mm, the roll that most label printers hold; BIG is 43x25. */
const size = "LARGE";
const comeBackLater = "seller-order-14";

/**
 * One call an order, one PDF a document. An order that Uzum gives no label for (its marking codes are missing, it was
 * cancelled) is left out, so that the others can be printed; the reason is told when none is left.
 */
export async function readLabels(client: UzumClient, { orders }: { orders: MarketplaceOrder[] }): Promise<Label[]> {
  const labels: Label[] = [];
  let refusal: MarketplaceError | null = null;
  for (const { externalId } of orders) {
    try {
      labels.push(...(await readLabel(client, externalId)));
    } catch (error) {
      if (!isRefused(error)) throw error;
      refusal ??= error;
    }
  }
  if (labels.length === 0 && refusal) throw refusal;
  return labels;
}

async function readLabel(client: UzumClient, externalId: string): Promise<Label[]> {
  try {
    const { payload } = await client.callWrapped({
      operation: operations.printLabel,
      params: { orderId: externalId },
      query: { size },
      reply: printed,
    });
    return payload.document.map((text) => ({
      orderExternalIds: [externalId],
      mediaType: "application/pdf",
      bytes: new Uint8Array(Buffer.from(text, "base64")),
    }));
  } catch (error) {
    if (!(error instanceof MarketplaceError) || error.code !== comeBackLater) throw error;
    throw new MarketplaceError("unavailable", { code: comeBackLater, words: error.words ?? undefined, cause: error });
  }
}
