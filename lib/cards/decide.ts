import type { CardFact } from "@/lib/ai/card-text";
import type { LaneAttribute, Reason } from "@/lib/cards/lane-json";
import type { CardFinding } from "@/lib/cards/lint";

type Autonomy = "off" | "suggest" | "auto";

type Card = {
  facts: readonly CardFact[];
  findings: readonly CardFinding[];
  attributes: readonly LaneAttribute[];
  /** Null where the marketplace has no categories to choose from. */
  category: "sure" | "assumed" | "missing" | null;
  hasDimensions: boolean;
  hasPrice: boolean;
};

/** What a card still needs a person for; nothing stays silent, and nothing assumed counts as known. */
export function listReasons({ facts, findings, attributes, category, hasDimensions, hasPrice }: Card): Reason[] {
  const required = attributes.filter(({ isRequired }) => isRequired);
  const blocking = findings.filter(({ severity }) => severity === "blocking");
  const name = facts.find(({ key }) => key === "name");
  return [
    ...(blocking.length > 0 ? [{ key: "textFindings" as const, values: { count: blocking.length } }] : []),
    ...(!name || name.source === "assumed" ? [{ key: "nameAssumed" as const }] : []),
    ...(category === "missing" ? [{ key: "categoryMissing" as const }] : []),
    ...(category === "assumed" ? [{ key: "categoryAssumed" as const }] : []),
    ...required
      .filter(({ values }) => values.length === 0)
      .map((attribute) => ({ key: "attributeMissing" as const, values: { name: attribute.name } })),
    ...required
      .filter(({ values, source }) => values.length > 0 && source === "assumed")
      .map((attribute) => ({ key: "attributeAssumed" as const, values: { name: attribute.name } })),
    ...(hasDimensions ? [] : [{ key: "dimensionsAssumed" as const }]),
    ...(hasPrice ? [] : [{ key: "rateMissing" as const }]),
  ];
}

/** These no permission can replace: the marketplace would refuse the card. */
const hard: readonly Reason["key"][] = ["textFindings", "categoryMissing", "attributeMissing", "rateMissing"];

export const isPublishable = (reasons: readonly Reason[]) => !reasons.some(({ key }) => hard.includes(key));

/** First autonomy: a card that stands on seen and given facts goes out by itself, unless the partner wants to be asked. */
export function decide(autonomy: Autonomy, reasons: readonly Reason[]): { publish: boolean; reasons: Reason[] } {
  if (autonomy === "auto") return { publish: reasons.length === 0, reasons: [...reasons] };
  const asked: Reason = { key: autonomy === "off" ? "autonomyOff" : "autonomySuggest" };
  return { publish: false, reasons: [asked, ...reasons] };
}
