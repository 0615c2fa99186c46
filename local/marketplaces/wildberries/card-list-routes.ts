import { Hono } from "hono";
import { z } from "zod";
import type { Env } from "./gate.ts";
import { contentError, contentOk, readJson } from "./replies.ts";
import type { Card, Draft } from "./state.ts";
import { findSubject } from "./subjects.ts";

const listSchema = z.object({
  settings: z
    .object({
      sort: z.object({ ascending: z.boolean().default(false) }).prefault({}),
      filter: z
        .object({
          withPhoto: z.union([z.literal(-1), z.literal(0), z.literal(1), z.literal(2)]).default(0),
          textSearch: z.string().default(""),
        })
        .prefault({}),
      cursor: z
        .object({
          limit: z.int().min(1).max(100).default(10),
          updatedAt: z.string().nullish(),
          nmID: z.int().optional(),
        })
        .prefault({}),
    })
    .prefault({}),
});

const errorsSchema = z.object({
  cursor: z
    .object({
      limit: z.int().min(1).max(100).default(100),
      updatedAt: z.string().optional(),
      batchUUID: z.string().optional(),
    })
    .prefault({}),
  order: z.object({ ascending: z.boolean().default(true) }).prefault({}),
});

export function serveCardLists() {
  const api = new Hono<Env>();

  api.post("/content/v2/get/cards/list", async (context) => {
    const input = listSchema.safeParse(await readJson(context));
    if (!input.success) return contentError(context, 400, "Invalid request format");
    const { sort, filter, cursor } = input.data.settings;
    const found = context
      .get("shop")
      .cards.list()
      .map(({ value }) => value)
      .filter(({ photos }) =>
        filter.withPhoto === 1 ? photos.length > 0 : filter.withPhoto === 2 ? !photos.length : true,
      )
      .filter((card) => matches(card, filter.textSearch))
      .sort((a, b) => compare(a, b) * (sort.ascending ? 1 : -1));
    const { updatedAt, nmID = 0, limit } = cursor;
    const isAfter = (card: Card) => !updatedAt || compare(card, { updatedAt, nmID }) * (sort.ascending ? 1 : -1) > 0;
    const page = found.filter(isAfter).slice(0, limit);
    const last = page.at(-1);
    return context.json({
      cards: page.map(toWire),
      cursor: { ...(last && { updatedAt: last.updatedAt, nmID: last.nmID }), total: page.length },
    });
  });

  api.post("/content/v2/cards/error/list", async (context) => {
    const input = errorsSchema.safeParse(await readJson(context));
    if (!input.success) return contentError(context, 400, "Invalid request format", null);
    const { cursor, order } = input.data;
    const refused = context
      .get("shop")
      .drafts.list()
      .flatMap(({ value }) => (value.refusal ? [value] : []));
    const batches = [...Map.groupBy(refused, ({ batchUUID }) => batchUUID)].map(([id, drafts]) => toBatch(id, drafts));
    if (!order.ascending) batches.reverse();
    const start = cursor.batchUUID ? batches.findIndex(({ batchUUID }) => batchUUID === cursor.batchUUID) + 1 : 0;
    const items = batches.slice(start, start + cursor.limit);
    const last = items.at(-1);
    return context.json(
      contentOk({
        items,
        cursor: {
          next: start + items.length < batches.length,
          updatedAt: last?.updatedAt ?? "0001-01-01T00:00:00Z",
          batchUUID: last?.batchUUID ?? "00000000-0000-0000-0000-000000000000",
        },
      }),
    );
  });
  return api;
}

type Place = { updatedAt: string; nmID: number };
const compare = (a: Place, b: Place) => a.updatedAt.localeCompare(b.updatedAt) || a.nmID - b.nmID;

const matches = ({ vendorCode, nmID, sizes }: Card, text: string) =>
  text === "" || vendorCode.includes(text) || String(nmID) === text || sizes.some(({ skus }) => skus.includes(text));

const pictureSizes = ["big", "c246x328", "c516x688", "square", "tm"];

const toWire = ({ photos, characteristics, subjectID, dimensions, ...card }: Card) => {
  const subject = findSubject(subjectID);
  return {
    ...card,
    subjectID,
    subjectName: subject?.name ?? "",
    needKiz: false,
    kizMarked: false,
    photos: photos.map((link) => Object.fromEntries(pictureSizes.map((size) => [size, link]))),
    dimensions: { ...dimensions, isValid: Object.values(dimensions).every((value) => value > 0) },
    characteristics: characteristics.map(({ id, value }) => ({
      id,
      name: subject?.characteristics.find((one) => one.id === id)?.name ?? "",
      value,
    })),
  };
};

function toBatch(batchUUID: string, drafts: Draft[]) {
  const byCode = <T>(pick: (draft: Draft) => T) =>
    Object.fromEntries(drafts.map((draft) => [draft.content.vendorCode, pick(draft)]));
  return {
    batchUUID,
    subjects: byCode(({ subjectID }) => ({ id: subjectID, name: findSubject(subjectID)?.name ?? "" })),
    brands: byCode(({ content }) => ({ id: 1, name: content.brand })),
    vendorCodes: drafts.map(({ content }) => content.vendorCode),
    errors: byCode(({ refusal }) => refusal?.words ?? []),
    updatedAt: drafts[0]?.refusal?.at ?? "",
  };
}
