import type { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { type CardWire, cardsReply, errorsReply } from "@/lib/marketplaces/wildberries/card-wire";
import type { Client } from "@/lib/marketplaces/wildberries/client";

const pageSize = 100;
/** Older refusals than these 500 batches are of no use to anyone. */
const maxErrorPages = 5;

type CardsQuery = { textSearch?: string; cursor?: { updatedAt: string; nmID: number } | null };

type CardsPage = { cards: CardWire[]; next: { updatedAt: string; nmID: number } | null };

/** The oldest change first, so that a card changed while paging is met again rather than missed. */
export async function fetchCards({ call, methods }: Client, { textSearch, cursor }: CardsQuery): Promise<CardsPage> {
  const reply = await call(methods.cards, {
    query: { locale: "ru" },
    body: {
      settings: {
        sort: { ascending: true },
        filter: { withPhoto: -1, ...(textSearch !== undefined && { textSearch }) },
        cursor: { limit: pageSize, ...cursor },
      },
    },
    reply: cardsReply,
  });
  const { updatedAt, nmID, total } = reply.cursor;
  if (total < pageSize) return { cards: reply.cards, next: null };
  if (!updatedAt || !nmID) throw new MarketplaceError("unexpected-reply", { words: "a full page without a cursor" });
  return { cards: reply.cards, next: { updatedAt, nmID } };
}

/** The search also finds parts of codes and barcodes, so a short code may stand on a later page. */
export async function findCard(client: Client, vendorCode: string): Promise<CardWire | null> {
  let cursor: CardsQuery["cursor"] = null;
  for (;;) {
    const { cards, next }: CardsPage = await fetchCards(client, { textSearch: vendorCode, cursor });
    const found = cards.find((card) => card.vendorCode === vendorCode);
    if (found || !next) return found ?? null;
    cursor = next;
  }
}

/** By nmID. */
export async function findCardByNumber(client: Client, number: number): Promise<CardWire | null> {
  const { cards } = await fetchCards(client, { textSearch: String(number) });
  return cards.find(({ nmID }) => nmID === number) ?? null;
}

/** A listing of one size among several is named `vendorCode/size`. */
export async function searchCard(client: Client, sku: string): Promise<CardWire | null> {
  const vendorCodes = [sku, ...(sku.includes("/") ? [sku.slice(0, sku.lastIndexOf("/"))] : [])];
  for (const vendorCode of vendorCodes) {
    const found = await findCard(client, vendorCode);
    if (found) return found;
  }
  return null;
}

export type Refusals = Map<string, { words: string[]; at: string }>;

/** By vendor code the newest refusal of its creation or change. */
export async function fetchRefusals(client: Client): Promise<Refusals> {
  const refusals: Refusals = new Map();
  let cursor: ErrorCursor | null = null;
  for (let page = 0; page < maxErrorPages; page++) {
    const { data }: ErrorsReply = await fetchErrorPage(client, cursor);
    for (const { errors, updatedAt } of data.items) {
      for (const [vendorCode, words] of Object.entries(errors)) {
        if (!refusals.has(vendorCode)) refusals.set(vendorCode, { words, at: updatedAt });
      }
    }
    const { next, updatedAt, batchUUID } = data.cursor;
    if (!next || !updatedAt || !batchUUID) break;
    cursor = { updatedAt, batchUUID };
  }
  return refusals;
}

type ErrorsReply = z.infer<typeof errorsReply>;
type ErrorCursor = { updatedAt: string; batchUUID: string };

function fetchErrorPage({ call, methods }: Client, cursor: ErrorCursor | null): Promise<ErrorsReply> {
  return call(methods.cardErrors, {
    query: { locale: "ru" },
    body: { cursor: { limit: pageSize, ...cursor }, order: { ascending: false } },
    reply: errorsReply,
  });
}
