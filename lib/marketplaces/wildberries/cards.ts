import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { CardDraft, Complaint, ItemOutcome } from "@/lib/marketplaces/types";
import { toUpdate, toVariant } from "@/lib/marketplaces/wildberries/card-map";
import { findCard } from "@/lib/marketplaces/wildberries/card-search";
import { writeCardTask } from "@/lib/marketplaces/wildberries/card-task";
import type { CardVariant, CardWire } from "@/lib/marketplaces/wildberries/card-wire";
import { fetchCharacteristics } from "@/lib/marketplaces/wildberries/characteristics";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { complain, complainAbout, outcome, refuse } from "@/lib/marketplaces/wildberries/complaints";
import { throwIfError } from "@/lib/marketplaces/wildberries/content-reply";
import { savePictures } from "@/lib/marketplaces/wildberries/media";
import type { Method } from "@/lib/marketplaces/wildberries/methods";
import { sendInParts } from "@/lib/marketplaces/wildberries/send-in-parts";

/** Groups in one call (02-items.yaml). */
const batchSize = 100;

const writeReply = z.object({ error: z.boolean().optional(), errorText: z.string().optional() });

type Prepared = { sku: string; card: CardDraft; variant: CardVariant; existing: CardWire | null };

/** Makes the cards that are not there and overwrites those that are, so that a second run does no harm. */
export async function publishCards(client: Client, { cards }: { cards: CardDraft[] }): Promise<ItemOutcome[]> {
  const prepared: Prepared[] = [];
  const outcomes: ItemOutcome[] = [];
  const subjects = new Map<string, Awaited<ReturnType<typeof fetchSubject>>>();
  for (const card of cards) {
    const id = card.categoryExternalId;
    if (!subjects.has(id)) subjects.set(id, await fetchSubject(client, id));
    const subject = subjects.get(id);
    const variant = Array.isArray(subject) ? toVariant(card, subject) : subject;
    if (!variant || "code" in variant) outcomes.push(refuse(card.sku, variant ?? complain(id, "category")));
    else prepared.push({ sku: card.sku, card, variant, existing: await findCard(client, card.sku) });
  }
  const fresh = prepared.filter(({ existing }) => !existing);
  const known = prepared.filter(({ existing }) => existing);
  return [
    ...outcomes,
    ...(await sendInParts({ items: fresh, size: batchSize, send: (part) => create(client, part) })),
    ...(await sendInParts({ items: known, size: batchSize, send: (part) => update(client, part) })),
  ];
}

async function fetchSubject(
  client: Client,
  id: string,
): Promise<Awaited<ReturnType<typeof fetchCharacteristics>> | Complaint> {
  try {
    const characteristics = await fetchCharacteristics(client, id);
    return characteristics.length > 0 ? characteristics : complain(`no such subject: ${id}`, "category", "category");
  } catch (error) {
    if (error instanceof MarketplaceError && error.failure === "rejected") return complainAbout(error, "category");
    throw error;
  }
}

async function create(client: Client, part: readonly Prepared[]): Promise<ItemOutcome[]> {
  const groups = part.map(({ card, variant }) => ({ subjectID: Number(card.categoryExternalId), variants: [variant] }));
  await write(client, client.methods.createCards, groups);
  return part.map(accept);
}

async function update(client: Client, part: readonly Prepared[]): Promise<ItemOutcome[]> {
  const cards = part.flatMap(({ variant, existing }) => (existing ? [toUpdate(variant, existing)] : []));
  await write(client, client.methods.updateCards, cards);
  const outcomes: ItemOutcome[] = [];
  for (const one of part) outcomes.push(await replacePictures(client, one));
  return outcomes;
}

async function write({ call }: Client, method: Method, body: unknown) {
  throwIfError(await call(method, { body, reply: writeReply }));
}

const accept = ({ sku, card }: Prepared): ItemOutcome =>
  outcome(sku, "accepted", { task: writeCardTask({ sku, pictureUrls: card.pictureUrls }) });

/** The text is in by now, so a refused picture is this item's own trouble. */
async function replacePictures(client: Client, prepared: Prepared): Promise<ItemOutcome> {
  const { sku, card, existing } = prepared;
  if (!existing || card.pictureUrls.length === 0) return accept(prepared);
  try {
    await savePictures(client, existing.nmID, card.pictureUrls);
    return accept(prepared);
  } catch (error) {
    if (error instanceof MarketplaceError && error.failure === "rejected") {
      return refuse(sku, complainAbout(error, "picture"));
    }
    if (error instanceof MarketplaceError) return outcome(sku, "unknown");
    throw error;
  }
}
