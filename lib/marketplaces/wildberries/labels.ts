import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Label, MarketplaceOrder } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/wildberries/client";

/** 03-orders-fbs.yaml, 2026-08-17. */
const batchSize = 100;
/** Millimetres, and the file that every label printer takes. */
const format = { type: "png", width: 58, height: 40 } as const;

const stickersReply = z.object({ stickers: z.array(z.object({ orderId: z.int(), file: z.string().min(1) })) });

const crossBorderReply = z.object({
  stickers: z.array(z.object({ orderId: z.int(), status: z.string(), file: z.string().nullish() })),
});

/** Only tasks that are being packed or on their way have one; those that cross a border have another, a PDF. */
export async function readLabels(client: Client, { orders }: { orders: MarketplaceOrder[] }): Promise<Label[]> {
  const labels: Label[] = [];
  let refused: MarketplaceError | null = null;
  for (let start = 0; start < orders.length; start += batchSize) {
    const ids = orders.slice(start, start + batchSize).map(({ externalId }) => Number(externalId));
    const { found, refusal } = await readAllowed(client, ids);
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length > 0) for (const entry of await readCrossBorder(client, missing)) found.set(...entry);
    for (const id of ids) labels.push(...(found.get(id) ?? []));
    refused ??= refusal;
  }
  if (labels.length === 0 && refused) throw refused;
  return labels;
}

type Found = Map<number, [Label]>;
type Read = { found: Found; refusal: MarketplaceError | null };

/** One task whose customs declaration is missing makes Wildberries refuse all: it is found by halves and left out. */
async function readAllowed(client: Client, ids: number[]): Promise<Read> {
  try {
    return { found: await readStickers(client, ids), refusal: null };
  } catch (error) {
    if (!(error instanceof MarketplaceError) || error.code !== "CustomsDeclarationIsRequired") throw error;
    if (ids.length === 1) return { found: new Map(), refusal: error };
    const middle = Math.ceil(ids.length / 2);
    const first = await readAllowed(client, ids.slice(0, middle));
    const second = await readAllowed(client, ids.slice(middle));
    return { found: new Map([...first.found, ...second.found]), refusal: error };
  }
}

async function readStickers({ call, methods }: Client, ids: number[]): Promise<Found> {
  const { stickers } = await call(methods.stickers, { query: format, body: { orders: ids }, reply: stickersReply });
  return new Map(stickers.map(({ orderId, file }) => [orderId, [toLabel(orderId, "image/png", file)]]));
}

/** A sticker that waits for its carrier's number comes empty, and is asked for again another time. */
async function readCrossBorder({ call, methods }: Client, ids: number[]): Promise<Found> {
  const { stickers } = await call(methods.crossBorderStickers, { body: { orders: ids }, reply: crossBorderReply });
  return new Map(
    stickers.flatMap(({ orderId, status, file }) =>
      status === "ready" && file ? [[orderId, [toLabel(orderId, "application/pdf", file)]] as const] : [],
    ),
  );
}

const toLabel = (orderId: number, mediaType: string, base64: string): Label => ({
  orderExternalIds: [String(orderId)],
  mediaType,
  bytes: new Uint8Array(Buffer.from(base64, "base64")),
});
