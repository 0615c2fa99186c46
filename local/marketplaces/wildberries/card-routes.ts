import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { type CardSent, groupsSchema, toContent, updatesSchema } from "./card-input.ts";
import type { Env } from "./gate.ts";
import { findCardBySku } from "./moderation.ts";
import { contentError, contentOk, readJson } from "./replies.ts";
import type { Shop } from "./state.ts";
import { findSubject } from "./subjects.ts";

/** Creation and change: checked for form at once, worked on `moderationMs` later. */
export function serveCardUploads(moderationMs: number) {
  const api = new Hono<Env>();

  api.post("/content/v2/cards/upload", async (context) => {
    const shop = context.get("shop");
    const json = await readJson(context);
    const groups = groupsSchema.safeParse(json);
    if (!groups.success) return refuseShape(context, json);
    const strange = groups.data.find(({ subjectID }) => !findSubject(subjectID));
    if (strange) {
      return contentError(context, 400, "This category does not exist", { id: String(strange.subjectID) });
    }
    const variants = groups.data.flatMap(({ subjectID, variants }) => variants.map((card) => ({ subjectID, card })));
    const codes = variants.map(({ card }) => card.vendorCode);
    if (new Set(codes).size < codes.length || codes.some((code) => findCardBySku(shop, code))) {
      return contentError(
        context,
        400,
        "bad request; Unexpected the specified card's vendor code is used in other cards",
      );
    }
    const missing = listMissing(variants);
    if (Object.keys(missing).length > 0) return refuseMissing(context, missing);
    for (const { subjectID, variants } of groups.data) {
      const batchUUID = randomUUID();
      for (const card of variants) queue(shop, { batchUUID, subjectID, nmID: null, card });
    }
    return context.json({ data: null, error: false, errorText: "", additionalErrors: {} });
  });

  api.post("/content/v2/cards/update", async (context) => {
    const shop = context.get("shop");
    const json = await readJson(context);
    const updates = updatesSchema.safeParse(json);
    if (!updates.success) return refuseShape(context, json);
    const known = updates.data.map((card) => ({ card, existing: shop.cards.get(String(card.nmID)) }));
    const isStrange = known.some(({ card, existing }) => existing?.vendorCode !== card.vendorCode);
    if (isStrange) return contentError(context, 400, "Invalid request format");
    const missing = listMissing(known.map(({ card, existing }) => ({ card, subjectID: existing?.subjectID ?? 0 })));
    if (Object.keys(missing).length > 0) return refuseMissing(context, missing);
    const batchUUID = randomUUID();
    for (const { card, existing } of known) {
      queue(shop, { batchUUID, subjectID: existing?.subjectID ?? 0, nmID: card.nmID, card });
    }
    return context.json({ data: null, error: false, errorText: "", additionalErrors: {} });
  });

  function queue(shop: Shop, draft: { batchUUID: string; subjectID: number; nmID: number | null; card: CardSent }) {
    const { card, ...rest } = draft;
    const readyAt = shop.now().getTime() + moderationMs;
    shop.drafts.put(card.vendorCode, { ...rest, content: toContent(card), readyAt, refusal: null });
  }

  api.post("/content/v3/media/save", async (context) => {
    const shop = context.get("shop");
    const { nmId, data } = ((await readJson(context)) ?? {}) as { nmId?: unknown; data?: unknown };
    if (typeof nmId !== "number") return contentError(context, 422, "nmId is required", null);
    const card = shop.cards.get(String(nmId));
    if (!card) return contentError(context, 400, "Invalid nmId", null);
    const links = Array.isArray(data) ? data : [];
    if (links.length === 0 || links.length > 30)
      return contentError(context, 400, "Invalid number of media files", null);
    const bad = links.filter((link) => typeof link !== "string" || !/^https?:\/\/\S+$/.test(link));
    if (bad.length > 0) return contentError(context, 409, `Invalid links: ${bad.join(", ")}`, null);
    shop.cards.put(String(nmId), { ...card, photos: links as string[], updatedAt: shop.now().toISOString() });
    return context.json(contentOk({}));
  });
  return api;
}

function refuseShape(context: Context, json: unknown) {
  const groups = Array.isArray(json) ? (json as { variants?: { vendorCode?: unknown }[]; vendorCode?: unknown }[]) : [];
  const isUnnamed = groups.some(({ variants }) => variants?.some?.(({ vendorCode }) => !vendorCode));
  const words = isUnnamed ? "A card cannot be created without a vendorCode" : "Invalid request format";
  return contentError(context, 400, words);
}

const refuseMissing = (context: Context, missing: Record<string, string>) =>
  contentError(context, 400, "some items lacks required characteristics. please fill them and try again.", missing);

/** By vendor code; required ones that stand in the card itself are looked at later. */
function listMissing(cards: { subjectID: number; card: CardSent }[]): Record<string, string> {
  const missing: Record<string, string> = {};
  for (const { subjectID, card } of cards) {
    const given = new Set(card.characteristics?.map(({ id }) => id));
    const needed = findSubject(subjectID)?.characteristics ?? [];
    const ids = needed.filter(({ id, isRequired }) => isRequired && !given.has(id)).map(({ id }) => `{${id}}`);
    if (ids.length > 0) missing[card.vendorCode] = `missing required characteristics with ids: ${ids.join(", ")}`;
  }
  return missing;
}
