import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Complaint, ItemOutcome } from "@/lib/marketplaces/types";
import { isLost } from "@/lib/marketplaces/wildberries/attempt";
import { complainAbout, outcome, refuse } from "@/lib/marketplaces/wildberries/complaints";

type Options<T> = {
  items: readonly T[];
  size: number;
  send(part: readonly T[]): Promise<ItemOutcome[]>;
  /** Which items a refusal names; without a name they are searched for. */
  isBlamed?(item: T, error: MarketplaceError): boolean;
  /** What a refusal of this kind of write is about; else read from the words. */
  code?: Complaint["code"];
};

/** Refusals of the request as a whole; looking for the guilty item would only cost calls. */
const notOfOneItem = new Set(["403", "409", "413", "422", "AccessDenied", "StatusNotAcceptable", "scope"]);

/**
 * Wildberries refuses a whole batch for one bad item: the ones that it names are taken out, and where it names none a
 * refused part is halved until the bad item stands alone.
 * A write whose reply was lost is `unknown`: it may have been applied.
 */
export async function sendInParts<T extends { sku: string }>(options: Options<T>): Promise<ItemOutcome[]> {
  const outcomes: ItemOutcome[] = [];
  for (let start = 0; start < options.items.length; start += options.size) {
    outcomes.push(...(await sendPart(options.items.slice(start, start + options.size), options)));
  }
  return outcomes;
}

async function sendPart<T extends { sku: string }>(part: readonly T[], options: Options<T>): Promise<ItemOutcome[]> {
  try {
    return await options.send(part);
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    if (isLost(error)) return part.map(({ sku }) => outcome(sku, "unknown"));
    if (error.failure !== "rejected") throw error;
    if (part.length === 1 || notOfOneItem.has(error.code ?? "")) {
      return part.map(({ sku }) => refuse(sku, complainAbout(error, options.code)));
    }
    const blamed = options.isBlamed ? part.filter((item) => options.isBlamed?.(item, error)) : [];
    if (blamed.length > 0 && blamed.length < part.length) {
      const refused = blamed.map(({ sku }) => refuse(sku, complainAbout(error, options.code)));
      const rest = part.filter((item) => !blamed.includes(item));
      return [...refused, ...(await sendPart(rest, options))];
    }
    const middle = Math.ceil(part.length / 2);
    const first = await sendPart(part.slice(0, middle), options);
    return [...first, ...(await sendPart(part.slice(middle), options))];
  }
}
