import { z } from "zod";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { throwIfError } from "@/lib/marketplaces/wildberries/content-reply";

const maxPictures = 30;

/** Replaces all pictures of the card. A good answer does not yet mean that they were taken: they are fetched later. */
export async function savePictures({ call, methods }: Client, nmId: number, pictureUrls: readonly string[]) {
  const reply = await call(methods.saveMedia, {
    body: { nmId, data: pictureUrls.slice(0, maxPictures) },
    reply: z.object({ error: z.boolean().optional(), errorText: z.string().optional() }),
  });
  throwIfError(reply);
}
