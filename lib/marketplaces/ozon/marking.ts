import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { exactNumber } from "@/lib/marketplaces/ozon/chat-history";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import {
  findFault,
  readExemplars,
  toLines,
  toMarks,
  type WireMark,
  type WireProduct,
} from "@/lib/marketplaces/ozon/exemplars";
import { attempt, outcome } from "@/lib/marketplaces/ozon/order-actions";
import { wireAll, wireFlag, wireList, wireText } from "@/lib/marketplaces/ozon/wire";
import type { ItemOutcome, MarketplaceOrder, MarkingCode } from "@/lib/marketplaces/types";

type Input = { order: MarketplaceOrder; codes: MarkingCode[] };

const checkReply = z.object({
  products: wireAll(
    z.object({
      error: wireText,
      valid: wireFlag,
      exemplars: wireList(
        z.object({ errors: wireList(z.string()), marks: wireList(z.object({ errors: wireList(z.string()) })) }),
      ),
    }),
  ),
});

const statusReply = z.object({
  status: wireText,
  products: wireAll(
    z.object({
      exemplars: wireList(
        z.object({
          marks: wireList(z.object({ mark: wireText, check_status: wireText, error_codes: wireList(z.string()) })),
        }),
      ),
    }),
  ),
});

/** Accepted: a task of Ozon's, answered without a body; what became of it the status tells. */
const noReply = z.unknown();

/**
 * Before the order is packed. Always the whole record of all units is sent ("both the old ones and those just added"), so
 * what Ozon knows already goes back to it. Given once more, the same codes are not sent again: the answer then tells how
 * their check ended.
 */
export async function setMarkingCodes(client: OzonClient, { order, codes }: Input): Promise<ItemOutcome> {
  const lines = toLines(order, codes);
  const stray = codes.find((code) => !order.lines.some(({ externalLineId }) => externalLineId === code.externalLineId));
  const fault =
    codes.length === 0
      ? "no codes"
      : stray
        ? `no line ${stray.externalLineId}`
        : (lines.map(findFault).find(Boolean) ?? null);
  if (fault) return outcome(order, "rejected", fault);
  const given = new Map<string, WireMark[][]>();
  for (const line of lines.filter((one) => one.codes.length > 0)) {
    const earlier = given.get(line.skuId) ?? [];
    given.set(line.skuId, [...earlier, ...toMarks(line)]);
  }
  const posting_number = order.externalId;
  const { products, multi_box_qty } = await readExemplars(client, posting_number);
  const missing = [...given].find(([skuId, marks]) => {
    return products.find(({ product_id }) => product_id === skuId)?.exemplars.length !== marks.length;
  });
  if (missing) return outcome(order, "rejected", `${missing[0]}: Ozon has another number of units`);
  const wanted = products.map((product) => toRequest(product, given.get(product.product_id)));
  if (!products.every((product) => hasAll(product, given.get(product.product_id)))) {
    const body = { posting_number, products: wanted.map(({ check }) => check) };
    const full = { posting_number, products: wanted.map(({ set }) => set), ...(multi_box_qty && { multi_box_qty }) };
    let isSure = true;
    const refusal = await attempt(async () => {
      isSure = await send(client, body, full);
    });
    if (!isSure) return outcome(order, "unknown");
    if (refusal) return outcome(order, "rejected", refusal);
  }
  return readStatus(client, order);
}

/** False when the answer to the writing was lost: perhaps the codes are there. */
async function send(client: OzonClient, body: object, full: object): Promise<boolean> {
  const { products } = await client.post("exemplarCheck", body, checkReply);
  const words = products.flatMap(({ valid, error, exemplars }) => (valid ? [] : listErrors(error, exemplars)));
  if (words.length > 0) throw new MarketplaceError("rejected", { code: "marks", words: words.join("; ") });
  try {
    await client.post("exemplarSet", full, noReply);
    return true;
  } catch (error) {
    if (error instanceof MarketplaceError && error.failure === "unavailable") return false;
    throw error;
  }
}

type Checked = z.infer<typeof checkReply>["products"][number]["exemplars"];

function listErrors(error: string, exemplars: Checked): string[] {
  const own = exemplars.flatMap(({ errors, marks }) => [...errors, ...marks.flatMap((mark) => mark.errors)]);
  const words = [error, ...own].filter(Boolean);
  return words.length > 0 ? words : ["the codes are not valid"];
}

function hasAll({ exemplars }: WireProduct, given: WireMark[][] | undefined): boolean {
  return (given ?? []).every((marks, unit) =>
    marks.every((one) => exemplars[unit]?.marks.some((known) => known.mark === one.mark)),
  );
}

/** A number that is asked for and not known is told to be absent: a posting cannot be packed otherwise. */
function toRequest({ product_id, exemplars, is_gtd_needed, is_rnpt_needed }: WireProduct, given?: WireMark[][]) {
  const units = exemplars.map(({ exemplar_id, gtd, rnpt, weight, marks, ...absent }, unit) => {
    const known = { ...(gtd && { gtd }), ...(rnpt && { rnpt }), ...(weight && { weight }) };
    return {
      check: { ...known, marks: given?.[unit] ?? marks },
      set: {
        ...known,
        exemplar_id: exactNumber(exemplar_id),
        is_gtd_absent: absent.is_gtd_absent || (is_gtd_needed && !gtd),
        is_rnpt_absent: absent.is_rnpt_absent || (is_rnpt_needed && !rnpt),
        marks: given?.[unit] ?? marks,
      },
    };
  });
  const id = Number(product_id);
  return {
    check: { product_id: id, exemplars: units.map(({ check }) => check) },
    set: { product_id: id, exemplars: units.map(({ set }) => set) },
  };
}

/** The codes are with Ozon already: whether their check can be read right now does not change that. */
async function readStatus(client: OzonClient, order: MarketplaceOrder): Promise<ItemOutcome> {
  try {
    const body = { posting_number: order.externalId };
    const { status, products } = await client.post("exemplarStatus", body, statusReply);
    const marks = products.flatMap(({ exemplars }) => exemplars.flatMap((one) => one.marks));
    const failed = marks.find(({ error_codes }) => error_codes.length > 0);
    if (failed) return outcome(order, "rejected", [...failed.error_codes, failed.mark].join(" "));
    if (/^(ship|update)_available$/.test(status)) return outcome(order, "confirmed");
    return outcome(order, "accepted", status === "ship_not_available" ? status : undefined);
  } catch (error) {
    if (error instanceof MarketplaceError && error.code !== "no-right") return outcome(order, "accepted");
    throw error;
  }
}
