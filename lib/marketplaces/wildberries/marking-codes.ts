import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Complaint, ItemOutcome, MarketplaceOrder, MarkingCode } from "@/lib/marketplaces/types";
import { attempt } from "@/lib/marketplaces/wildberries/attempt";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { complain, outcome, refuse } from "@/lib/marketplaces/wildberries/complaints";
import { fetchIdentifiers, type Identifier, judge, kinds } from "@/lib/marketplaces/wildberries/identifiers";

type Input = { order: MarketplaceOrder; codes: MarkingCode[] };
type Group = { kind: (typeof kinds)[MarkingCode["kind"]]; codes: string[] };

/**
 * Replaces the codes of the kinds that are given; a task takes them while it is being packed, and takes no other kinds
 * than it asks for. Whether a code may be sold is looked into afterwards: until then it is `accepted`.
 */
export async function setMarkingCodes(client: Client, { order, codes }: Input): Promise<ItemOutcome> {
  const sku = order.lines[0]?.listing.sku ?? order.externalId;
  const groups = groupByKind(codes);
  const flaw = findFlaw(order, codes, groups);
  if (flaw) return refuse(sku, flaw);
  if (groups.length === 0) return outcome(sku, "unchanged");
  return attempt(() => write(client, Number(order.externalId), sku, groups), {
    lost: () => outcome(sku, "unknown"),
    refused: (reason) => refuse(sku, reason),
    code: "other",
  });
}

const groupByKind = (codes: readonly MarkingCode[]): Group[] =>
  [...Map.groupBy(codes, ({ kind }) => kind)].map(([kind, some]) => ({
    kind: kinds[kind],
    codes: [...new Set(some.map(({ code }) => code.trim()))],
  }));

/** A refusal counts as ten calls, so what is surely wrong is not sent. */
function findFlaw({ lines }: MarketplaceOrder, codes: readonly MarkingCode[], groups: Group[]): Complaint | null {
  const known = new Set(lines.map(({ externalLineId }) => externalLineId));
  const stranger = codes.find(({ externalLineId }) => !known.has(externalLineId));
  if (stranger) return complain("no such line in the order", "other", stranger.externalLineId);
  for (const { kind, codes: given } of groups) {
    const { key, least, most, maxCodes } = kind;
    if (given.length > maxCodes) return complain(`an order takes ${maxCodes} ${key} at most`, "other", key);
    const isLong = given.every(({ length }) => length >= least && length <= most);
    const size = least === most ? `${least}` : `${least} to ${most}`;
    if (!isLong) return complain(`a code of the kind ${key} has ${size} characters`, "other", key);
  }
  return null;
}

async function write(client: Client, taskId: number, sku: string, groups: readonly Group[]): Promise<ItemOutcome> {
  const before = await fetchIdentifiers(client, taskId);
  if (!before) return refuse(sku, complain("no such task", "other"));
  const unwanted = groups.find(({ kind }) => !before.has(kind.key));
  if (unwanted) return refuse(sku, complain("the order does not take this kind of code", "other", unwanted.kind.key));
  const toSend = groups.filter((group) => !isHeld(group, before));
  if (toSend.length === 0) return conclude(sku, groups, before, "unchanged");
  for (const { kind, codes } of toSend) {
    await client.call(client.methods[kind.method], {
      params: { orderId: taskId },
      body: kind.toBody(codes),
      reply: z.null(),
    });
  }
  const after = await readBack(client, taskId);
  return after ? conclude(sku, groups, after, "confirmed") : outcome(sku, "accepted");
}

/** One value is told for each kind, so several codes are never known to be there; a refused code is sent once more. */
function isHeld({ kind, codes }: Group, identifiers: ReadonlyMap<string, Identifier>): boolean {
  const held = identifiers.get(kind.key);
  return held !== undefined && codes.length === 1 && held.value === codes[0] && judge(held) !== "refused";
}

function conclude(
  sku: string,
  groups: readonly Group[],
  identifiers: ReadonlyMap<string, Identifier>,
  done: "confirmed" | "unchanged",
): ItemOutcome {
  const now = groups.flatMap(({ kind }) => identifiers.get(kind.key) ?? []);
  const refused = now.find((one) => judge(one) === "refused");
  if (refused) return refuse(sku, complain(refused.decision ?? "", "other", refused.key));
  const isPassed = now.length === groups.length && now.every((one) => judge(one) === "passed");
  return outcome(sku, isPassed ? done : "accepted");
}

async function readBack(client: Client, taskId: number) {
  try {
    return await fetchIdentifiers(client, taskId);
  } catch (error) {
    // The codes are in: only the look at them failed.
    if (error instanceof MarketplaceError) return null;
    throw error;
  }
}
