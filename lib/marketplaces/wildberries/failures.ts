import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Classify, FailedReply } from "@/lib/marketplaces/http";
import { readRetryAfter } from "@/lib/marketplaces/wildberries/read-limits";

/** The three families of error bodies: gateway, content and prices, marketplace; the last sometimes as an array. */
const bodySchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  errorText: z.string().optional(),
  additionalErrors: z.unknown().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  data: z.unknown().optional(),
});
type Body = z.infer<typeof bodySchema>;

/** Codes of the marketplace area that pass by themselves. */
const passing = new Set(["WarehouseStocksUpdateBlock", "StoreIsProcessing"]);

export const scopeMissing = "scope";

/** A refused batch of stock that names the sizes which are to blame. */
export class BlamedSizes extends MarketplaceError {
  readonly chrtIds: ReadonlySet<number>;

  constructor(details: { code: string; words: string }, chrtIds: readonly number[]) {
    super("rejected", details);
    this.chrtIds = new Set(chrtIds);
  }
}

const blameSchema = z.array(z.object({ data: z.array(z.object({ chrtId: z.int().nullish() })).nullish() }));

export function classifyFailure(key: string): Classify {
  return (reply) => {
    const { status } = reply;
    const body = readBody(reply.json);
    const code = body?.message !== undefined && body.code ? body.code : String(status);
    const words = describe(body, reply.text).replaceAll(key || "\0", "…");
    if (status === 401) {
      // The gateway answers 401 as well to a living key that was made without this category of methods.
      if (/scope/i.test(words)) return new MarketplaceError("rejected", { code: scopeMissing, words });
      return new MarketplaceError("credentials", { code, words });
    }
    if (status === 429) {
      return new MarketplaceError("rate-limited", { code, words, retryAfterMs: readRetryAfter(reply.headers) });
    }
    // 402: our own balance at Wildberries is empty, which says nothing of the seller's key or goods.
    if (status >= 500 || status === 408 || status === 402 || passing.has(code))
      return new MarketplaceError("unavailable", { code, words });
    if (status < 400) return new MarketplaceError("unexpected-reply", { code, words });
    const chrtIds = listBlamed(reply.json);
    return chrtIds.length > 0
      ? new BlamedSizes({ code, words }, chrtIds)
      : new MarketplaceError("rejected", { code, words });
  };
}

function listBlamed(json: unknown): number[] {
  const parsed = blameSchema.safeParse(json);
  return parsed.success ? parsed.data.flatMap(({ data }) => (data ?? []).flatMap(({ chrtId }) => chrtId ?? [])) : [];
}

function readBody(json: FailedReply["json"]): Body | null {
  const parsed = bodySchema.safeParse(Array.isArray(json) ? json[0] : json);
  return parsed.success ? parsed.data : null;
}

function describe(body: Body | null, text: string): string {
  if (!body) return text.slice(0, 200);
  const { title, detail, errorText, message, additionalErrors, data } = body;
  const words = [title, detail, errorText, message, ...listDetails(additionalErrors), ...listUnchecked(data)];
  return [...new Set(words.filter(Boolean))].join("; ") || text.slice(0, 200);
}

/** By vendor code, or a sentence, or several. */
function listDetails(details: unknown): string[] {
  if (typeof details === "string") return [details];
  if (Array.isArray(details)) return details.map(String);
  return Object.entries(details ?? {}).map(([name, value]) => `${name}: ${String(value)}`);
}

const uncheckedSchema = z.object({
  orders: z.array(
    z.object({
      id: z.int(),
      metaDetails: z.array(z.object({ key: z.string(), decision: z.string().nullish() })).nullish(),
    }),
  ),
});

/** Why a supply may not go: each task's identifiers that are missing or did not pass. */
function listUnchecked(data: unknown): string[] {
  const parsed = uncheckedSchema.safeParse(data);
  if (!parsed.success) return [];
  return parsed.data.orders.map(
    ({ id, metaDetails }) =>
      `${id}: ${(metaDetails ?? []).map(({ key, decision }) => `${key} ${decision}`).join(", ")}`,
  );
}
