import "server-only";
import { listKnownCategories } from "@/lib/cards/category-list";
import { chooseCategory } from "@/lib/cards/choose-category";
import { fillAttributes } from "@/lib/cards/fill-attributes";
import { type Reason, readAttributes, readFacts } from "@/lib/cards/lane-json";
import { endStep, startStep } from "@/lib/cards/lane-progress";
import { measureName } from "@/lib/cards/measure-name";
import { openMarketplace } from "@/lib/connections/open-marketplace";

/** Finds the marketplace's category for the facts and fills its attributes from them. */
export async function chooseLaneCategory(partnerId: string, laneId: string): Promise<void> {
  const lane = await startStep(partnerId, laneId, "choose-category");
  const { marketplace } = await openMarketplace(partnerId, lane.connectionId);
  const facts = readFacts(lane.facts);
  if (!marketplace.can.has("read-categories")) {
    await endStep(partnerId, laneId, "choose-category", {});
    return;
  }
  const chosen = chooseCategory(await listKnownCategories(marketplace), facts);
  // A category that differs from ours was the partner's own choice.
  const isOwn = lane.categoryExternalId !== null && lane.categoryExternalId !== chosen?.externalId;
  const externalId = isOwn ? lane.categoryExternalId : (chosen?.externalId ?? null);
  const attributes = externalId
    ? await marketplace.listAttributes({ categoryExternalId: externalId, language: "ru" })
    : [];
  await endStep(partnerId, laneId, "choose-category", {
    categoryExternalId: externalId,
    categoryName: isOwn ? lane.categoryName : (chosen?.path.join(" › ") ?? null),
    attributes: fillAttributes(attributes, [...facts, ...measureName(facts)], readAttributes(lane.attributes)),
    reasons: isOwn || chosen?.isSure ? [] : [{ key: chosen ? "categoryAssumed" : "categoryMissing" } satisfies Reason],
  });
}
