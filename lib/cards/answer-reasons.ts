import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { listKnownCategories } from "@/lib/cards/category-list";
import { decideLane } from "@/lib/cards/decide-lane";
import { fillAttributes } from "@/lib/cards/fill-attributes";
import { readAttributes, readFacts, readReasons } from "@/lib/cards/lane-json";
import { getLane } from "@/lib/cards/lane-progress";
import { measureName } from "@/lib/cards/measure-name";
import { priceLane } from "@/lib/cards/price-lane";
import { listLanesIn, saveProduct, updateLane } from "@/lib/cards/repository";
import { listStems } from "@/lib/cards/stems";
import type { Dimensions } from "@/lib/catalog/guess-dimensions";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Category } from "@/lib/marketplaces/types";

/** What the partner fills in where the facts said nothing: `values` by the attribute's id, texts or ids of choices. */
export async function answerAttributes(
  partnerId: string,
  laneId: string,
  values: Record<string, string>,
): Promise<void> {
  const lane = await getLane(partnerId, laneId);
  if (lane.state !== "SUGGESTED") throw new AppError("conflict", "cards.laneBusy");
  const attributes = readAttributes(lane.attributes).map((attribute) => {
    const answer = values[attribute.externalId]?.trim();
    if (!answer) return attribute;
    const choice = attribute.choices.find(({ externalId, text }) => externalId === answer || text === answer);
    if (attribute.type === "choice" && attribute.choices.length > 0 && !choice) return attribute;
    const text = attribute.type === "number" ? answer.replace(",", ".") : answer;
    if (attribute.type === "number" && !/^\d+(\.\d+)?$/.test(text)) throw new AppError("invalid", "cards.notANumber");
    return { ...attribute, values: [choice ?? { text }], choices: [], source: "given" as const };
  });
  await inPartner(partnerId, async (db) => {
    await updateLane(partnerId, laneId, { attributes }, db);
    const subject = { kind: "lane", id: laneId };
    await recordAudit({ partnerId, action: "cards.attributes-given", subject, after: { attributes: values } }, db);
  });
  await decideLane(partnerId, laneId);
}

/** The partner's own choice of a category; its attributes are filled anew. */
export async function answerCategory(partnerId: string, laneId: string, categoryExternalId: string): Promise<void> {
  const lane = await getLane(partnerId, laneId);
  if (lane.state !== "SUGGESTED") throw new AppError("conflict", "cards.laneBusy");
  const { marketplace } = await openMarketplace(partnerId, lane.connectionId);
  const known = await listKnownCategories(marketplace);
  const category = known.find(({ externalId, isLeaf }) => isLeaf && externalId === categoryExternalId);
  if (!category) throw new AppError("not-found", "cards.categoryGone");
  const offered = await marketplace.listAttributes({ categoryExternalId, language: "ru" });
  const facts = readFacts(lane.facts);
  const attributes = fillAttributes(offered, [...facts, ...measureName(facts)], readAttributes(lane.attributes));
  const reasons = readReasons(lane.reasons).filter(({ key }) => !key.startsWith("category"));
  const chosen = { categoryExternalId, categoryName: category.path.join(" › ") };
  await inPartner(partnerId, async (db) => {
    await updateLane(partnerId, laneId, { ...chosen, attributes, reasons }, db);
    const change = { before: { category: lane.categoryName }, after: { category: chosen.categoryName } };
    const subject = { kind: "lane", id: laneId };
    await recordAudit({ partnerId, action: "cards.category-chosen", subject, ...change }, db);
  });
  await decideLane(partnerId, laneId);
}

/** Leaves whose words begin like those that were typed; the first twenty. */
export async function searchCategories(partnerId: string, laneId: string, query: string): Promise<Category[]> {
  const lane = await getLane(partnerId, laneId);
  const { marketplace } = await openMarketplace(partnerId, lane.connectionId);
  if (!marketplace.can.has("read-categories")) return [];
  const wanted = listStems(query);
  if (wanted.length === 0) return [];
  const fits = ({ path }: Category) => {
    const stems = path.flatMap((part) => listStems(part));
    return wanted.every((stem) => stems.some((one) => one.startsWith(stem)));
  };
  return (await listKnownCategories(marketplace)).filter((one) => one.isLeaf && fits(one)).slice(0, 20);
}

/** The parcel as the seller says it is: delivery is worked out anew, and lanes that waited for it are decided again. */
export async function answerDimensions(partnerId: string, productId: string, dimensions: Dimensions): Promise<void> {
  const lanes = await inPartner(partnerId, async (db) => {
    const { count } = await saveProduct(partnerId, productId, dimensions, db);
    if (count === 0) throw new AppError("not-found", "catalog.productGone");
    const lanes = await listLanesIn(partnerId, ["SUGGESTED", "HANDED_OVER"], productId, db);
    const subject = { kind: "product", id: productId };
    await recordAudit({ partnerId, action: "cards.dimensions-given", subject, after: { ...dimensions } }, db);
    return lanes;
  });
  for (const { id } of lanes) {
    await priceLane(partnerId, id);
    await decideLane(partnerId, id);
  }
}
