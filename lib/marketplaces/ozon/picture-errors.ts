import { z } from "zod";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { wireAll, wireId, wireList, wireText } from "@/lib/marketplaces/ozon/wire";
import type { Complaint } from "@/lib/marketplaces/types";

const infoReply = z.object({
  items: wireAll(z.object({ product_id: wireId, errors: wireList(z.object({ message: wireText, url: wireText })) })),
});

const taskPrefix = "pictures:";

export const picturesTask = (productId: string): string => taskPrefix + productId;

/** The product id in a task of `setPictures`; null for another task. */
export function readPicturesTask(task: string): string | null {
  return task.startsWith(taskPrefix) ? task.slice(taskPrefix.length) : null;
}

/** What was wrong with the pictures of these products (at most 1000), by product id. */
export async function readPictureErrors(client: OzonClient, productIds: string[]): Promise<Map<string, Complaint[]>> {
  const { items } = await client.post("picturesInfo", { product_id: productIds }, infoReply);
  return new Map(
    items.map(({ product_id, errors }) => [
      product_id,
      errors.map(({ message, url }) => ({ code: "picture" as const, field: url || null, words: message })),
    ]),
  );
}
