import type { Hono } from "hono";
import { z } from "zod";
import { Refusal, readBody, readCurrency, type Sandbox } from "./context.ts";
import { isShippable } from "./exemplars.ts";
import { cancelPosting, enterPacked } from "./posting-flow.ts";
import { toListedPosting, toPosting } from "./posting-wire.ts";
import { readCursor, writeCursor } from "./product-routes.ts";
import type { Posting } from "./state.ts";

const time = z.iso.datetime({ offset: true });
const listBody = z.object({
  filter: z.object({
    since: time,
    to: time,
    last_changed_status_date: z.object({ from: time.optional(), to: time.optional() }).optional(),
    statuses: z.array(z.string()).default([]),
    order_numbers: z.array(z.string()).max(100).default([]),
  }),
  limit: z.number().int().min(1).max(100),
  cursor: z.string().default(""),
  sort_dir: z.enum(["ASC", "DESC"]).default("ASC"),
});
const numberBody = z.object({ posting_number: z.string() });
const shipBody = numberBody.extend({
  packages: z
    .array(z.object({ products: z.array(z.object({ product_id: z.number().int(), quantity: z.number().int() })) }))
    .min(1),
});
const reasonsBody = z.object({ related_posting_numbers: z.array(z.string()).min(1) });
const cancelBody = numberBody.extend({
  cancel_reason_id: z.number().int(),
  cancel_reason_message: z.string().default(""),
});

const yearMs = 366 * 24 * 3_600_000;

const sellerReasons = [
  { id: 352, title: "Товар закончился на складе продавца", type_id: "seller" },
  { id: 400, title: "Остался только бракованный товар", type_id: "seller" },
  { id: 402, title: "Другое (вина продавца)", type_id: "seller" },
];

export function addPostingRoutes(app: Hono, sandbox: Sandbox) {
  const { state } = sandbox;
  const find = (number: string): Posting => {
    const posting = state.postings.get(number);
    if (!posting) throw new Refusal(404, "POSTING_NOT_FOUND");
    return posting;
  };

  app.post("/v4/posting/fbs/list", async (c) => {
    const { filter, limit, cursor, sort_dir } = await readBody(c, listBody);
    if (Date.parse(filter.to) - Date.parse(filter.since) > yearMs) throw new Refusal(400, "PERIOD_IS_TOO_LONG");
    const all = state.postings.list().map(({ value }) => value);
    const ordered = (sort_dir === "ASC" ? all : all.reverse()).filter((posting) => isAsked(posting, filter));
    const start = cursor === "" ? 0 : ordered.findIndex(({ sequence }) => sequence === readCursor(cursor)) + 1;
    const page = ordered.slice(start, start + limit);
    const hasNext = ordered.length > start + limit;
    const last = page.at(-1);
    return c.json({
      postings: page.map((posting) => toListedPosting(posting, readCurrency(state))),
      cursor: hasNext && last ? writeCursor(last.sequence) : "",
      has_next: hasNext,
    });
  });

  app.post("/v3/posting/fbs/get", async (c) => {
    const { posting_number } = await readBody(c, numberBody);
    return c.json({ result: toPosting(find(posting_number), readCurrency(state)) });
  });

  app.post("/v4/posting/fbs/ship", async (c) => {
    const { posting_number, packages } = await readBody(c, shipBody);
    const posting = find(posting_number);
    if (posting.status === "cancelled") throw new Refusal(400, "POSTING_ALREADY_CANCELLED");
    if (posting.status !== "awaiting_packaging") throw new Refusal(400, "POSTING_ALREADY_SHIPPED");
    if (packages.length > 1) throw new Refusal(400, "the sandbox packs an order into one parcel only");
    checkProducts(posting, packages[0]?.products ?? []);
    if (!isShippable(posting, sandbox.now().getTime())) throw new Refusal(400, "EXEMPLAR_INFO_NOT_FILLED_COMPLETELY");
    enterPacked(sandbox, posting_number);
    return c.json({ result: [posting_number], additional_data: [] });
  });

  app.post("/v1/posting/fbs/cancel-reason", async (c) => {
    const { related_posting_numbers } = await readBody(c, reasonsBody);
    return c.json({
      result: related_posting_numbers.map((number) => ({
        posting_number: number,
        reasons: isCancellable(find(number)) ? sellerReasons : [],
      })),
    });
  });

  app.post("/v2/posting/fbs/cancel", async (c) => {
    const body = await readBody(c, cancelBody);
    const posting = find(body.posting_number);
    const reason = sellerReasons.find(({ id }) => id === body.cancel_reason_id);
    if (!isCancellable(posting)) throw new Refusal(400, "HAS_INCORRECT_STATUS");
    if (!reason) throw new Refusal(400, "HAS_INCORRECT_CANCEL_REASON");
    if (reason.id === 402 && body.cancel_reason_message === "") {
      throw new Refusal(400, "cancel_reason_message is required");
    }
    cancelPosting(sandbox, posting.number, {
      id: reason.id,
      reason: reason.title,
      type: "seller",
      initiator: "Продавец",
    });
    return c.json({ result: true });
  });
}

/** The moment of a filter counts in. */
function isAsked(posting: Posting, filter: z.infer<typeof listBody>["filter"]): boolean {
  const changed = filter.last_changed_status_date;
  const isListed = (list: string[], value: string) => list.length === 0 || list.includes(value);
  return (
    posting.createdAt >= toUtc(filter.since) &&
    posting.createdAt <= toUtc(filter.to) &&
    (!changed?.from || posting.changedAt >= toUtc(changed.from)) &&
    (!changed?.to || posting.changedAt <= toUtc(changed.to)) &&
    isListed(filter.statuses, posting.status) &&
    isListed(filter.order_numbers, posting.orderNumber)
  );
}

const toUtc = (text: string) => new Date(text).toISOString();

const isCancellable = ({ status }: Posting) => status === "awaiting_packaging" || status === "awaiting_deliver";

/** The parcel must hold exactly what was ordered; `product_id` is Ozon's SKU here. */
function checkProducts({ lines }: Posting, products: { product_id: number; quantity: number }[]) {
  for (const { product_id } of products) {
    if (!lines.some(({ sku }) => sku === product_id)) throw new Refusal(400, "UNKNOWN_PRODUCT_DEFINED");
  }
  const sent = (wanted: number) =>
    products.reduce((sum, one) => (one.product_id === wanted ? sum + one.quantity : sum), 0);
  if (!lines.every(({ sku, quantity }) => sent(sku) === quantity)) {
    throw new Refusal(400, "HAS_INCORRECT_PRODUCT_QUANTITY");
  }
}
