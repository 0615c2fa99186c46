import type { MarketplaceReturn, Page } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { formatMoscowDate, parseMoscow } from "@/lib/marketplaces/wildberries/moscow-time";
import { findTasksByRid } from "@/lib/marketplaces/wildberries/order-search";
import { returnFromClaim, returnFromReport } from "@/lib/marketplaces/wildberries/return-map";
import { claimsReply, comingBackReply } from "@/lib/marketplaces/wildberries/return-wire";
import { nextStage, readStage } from "@/lib/marketplaces/wildberries/stages";

const pageSize = 200;
const dayMs = 86_400_000;
/** The report spans 31 days at most, and goes by the day that the return was ordered, not by its last change. */
const reportMs = 30 * dayMs;

type Input = { since: Date; until: Date; cursor?: string | null };
type Stage = "open-claims" | "decided-claims" | "goods";

/** Buyers' claims of the last 14 days, open and decided, then the goods that come back, as far as the key allows. */
export async function listReturns(client: Client, input: Input): Promise<Page<MarketplaceReturn>> {
  const scopes = client.token?.scopes;
  const stages: Stage[] = [
    ...(scopes?.has("returns") === false ? [] : (["open-claims", "decided-claims"] as const)),
    ...(scopes?.has("analytics") === false ? [] : (["goods"] as const)),
  ];
  const { index, stage, offset } = readStage(stages, input.cursor);
  if (stage === undefined) return { items: [], nextCursor: null };
  const { items, next } =
    stage === "goods"
      ? await readReport(client, input)
      : await readClaims(client, { isDecided: stage === "decided-claims", offset });
  const isRecent = ({ changedAt, state }: MarketplaceReturn) => changedAt >= input.since || state === "requested";
  return {
    items: stage === "goods" ? items : items.filter(isRecent),
    nextCursor: nextStage(stages, index, next),
  };
}

type Part = { items: MarketplaceReturn[]; next: number | null };

async function readClaims(
  client: Client,
  { isDecided, offset }: { isDecided: boolean; offset: number },
): Promise<Part> {
  const { claims } = await client.call(client.methods.claims, {
    query: { is_archive: isDecided, limit: pageSize, offset },
    reply: claimsReply,
  });
  const named = claims.flatMap(({ srid, order_dt: at }) => (srid && at ? [{ rid: srid, at: parseMoscow(at) }] : []));
  const orders = await findTasksByRid(client, named);
  return {
    items: claims.map((claim) => {
      const task = orders.get(claim.srid ?? "");
      return returnFromClaim(claim, task && { externalId: String(task.id), sku: task.article });
    }),
    next: claims.length < pageSize ? null : offset + pageSize,
  };
}

async function readReport({ call, methods }: Client, { until }: Input): Promise<Part> {
  const { report } = await call(methods.goodsReturns, {
    query: { dateFrom: formatMoscowDate(new Date(until.getTime() - reportMs)), dateTo: formatMoscowDate(until) },
    reply: comingBackReply,
  });
  return { items: (report ?? []).map(returnFromReport), next: null };
}
