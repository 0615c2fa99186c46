import { z } from "zod";
import { conversationKinds } from "@/lib/marketplaces/types";
import { currencies, money } from "@/lib/money";

/** What each verb of the command reads as JSON, and an example of it for `--help`. */
const price = z
  .object({ amountMinor: z.string().regex(/^\d{1,18}$/), currency: z.enum(currencies) })
  .transform(({ amountMinor, currency }) => money(BigInt(amountMinor), currency));
const name = z.string().min(1);
const nullableName = name.nullable().default(null);
const shop = name.optional();
const language = z.enum(["uz", "ru"]).default("ru");
const moment = z.coerce.date();
const listing = z.object({ sku: name, externalId: nullableName, variantExternalId: nullableName });
const text = z.object({ title: name, description: z.string() });

const card = z.object({
  sku: name,
  categoryExternalId: name,
  texts: z.partialRecord(z.enum(["uz", "ru"]), text),
  brand: z.string(),
  barcodes: z.array(name).default([]),
  pictureUrls: z.array(z.url()).default([]),
  dimensions: z.object({
    lengthMm: z.number().positive(),
    widthMm: z.number().positive(),
    heightMm: z.number().positive(),
    weightGrams: z.number().positive(),
  }),
  attributes: z
    .array(
      z.object({
        externalId: name,
        values: z.array(z.object({ externalId: name.optional(), text: z.string() })),
      }),
    )
    .default([]),
  price,
  ikpu: nullableName,
});

export const inputs = {
  check: z.strictObject({}),
  categories: z.strictObject({ query: name.optional(), language }),
  attributes: z.strictObject({ categoryExternalId: name, language }),
  publish: z.strictObject({ shop, cards: z.array(card).min(1) }),
  "listing-status": z.strictObject({
    shop,
    skus: z.array(name).optional(),
    tasks: z.array(name).optional(),
    cursor: nullableName,
  }),
  "set-prices": z.strictObject({ shop, prices: z.array(listing.extend({ price })).min(1) }),
  "set-stocks": z.strictObject({
    shop,
    stocks: z.array(listing.extend({ quantity: z.number().int().nonnegative() })).min(1),
  }),
  "list-orders": z.strictObject({ shop, since: moment.optional(), until: moment.optional(), cursor: nullableName }),
  "confirm-order": z.strictObject({ shop, externalId: name }),
  "cancel-order": z.strictObject({ shop, externalId: name, reason: name }),
  "list-conversations": z.strictObject({
    shop,
    kind: z.enum(conversationKinds).optional(),
    isAnswered: z.boolean().optional(),
    cursor: nullableName,
  }),
  reply: z.strictObject({
    shop,
    kind: z.enum(conversationKinds),
    externalId: name,
    replyKey: nullableName,
    text: name,
  }),
  "list-fees": z.strictObject({
    shop,
    orders: z.array(z.object({ externalId: name, orderedAt: moment })).min(1),
    until: moment.optional(),
  }),
};

export type Verb = keyof typeof inputs;
export type Input<V extends Verb> = z.output<(typeof inputs)[V]>;

export const isVerb = (text: string | undefined): text is Verb => text !== undefined && Object.hasOwn(inputs, text);

const aPrice = { amountMinor: "12900000", currency: "UZS" };

export const examples: Record<Verb, unknown> = {
  check: {},
  categories: { query: "футболки", language: "ru" },
  attributes: { categoryExternalId: "123", language: "ru" },
  publish: {
    cards: [
      {
        sku: "TS-1",
        categoryExternalId: "123",
        texts: { ru: { title: "Футболка мужская белая", description: "Из мягкого хлопка." } },
        brand: "Nomi",
        barcodes: ["4780000000017"],
        pictureUrls: ["https://example.uz/front.jpg"],
        dimensions: { lengthMm: 300, widthMm: 250, heightMm: 20, weightGrams: 180 },
        attributes: [{ externalId: "85", values: [{ externalId: "971", text: "Белый" }] }],
        price: aPrice,
        ikpu: "06109001001000000",
      },
    ],
  },
  "listing-status": { skus: ["TS-1"], tasks: [], cursor: null },
  "set-prices": { prices: [{ sku: "TS-1", externalId: null, variantExternalId: null, price: aPrice }] },
  "set-stocks": { stocks: [{ sku: "TS-1", externalId: null, variantExternalId: null, quantity: 7 }] },
  "list-orders": { since: "2026-11-22T00:00:00Z", until: "2026-11-23T00:00:00Z" },
  "confirm-order": { externalId: "70000001" },
  "cancel-order": { externalId: "70000001", reason: "OUT_OF_STOCK" },
  "list-conversations": { kind: "question", isAnswered: false, cursor: null },
  reply: { kind: "question", externalId: "q-1", replyKey: null, text: "Да, есть в наличии." },
  "list-fees": { orders: [{ externalId: "70000001", orderedAt: "2026-11-22T09:00:00Z" }] },
};
