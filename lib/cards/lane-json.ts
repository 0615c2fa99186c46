import { z } from "zod";
import type { CardFact } from "@/lib/ai/card-text";
import { factSourceSchema } from "@/lib/ai/photo-facts";
import type { CardFinding } from "@/lib/cards/lint";
import type { Complaint } from "@/lib/marketplaces/types";

/** The steps of a lane, in the order in which they run. */
export const laneSteps = [
  "write-card",
  "choose-category",
  "make-picture",
  "set-price",
  "decide",
  "publish",
  "moderate",
] as const;
export type LaneStep = (typeof laneSteps)[number];

/** Why a card waits: a name of `cards.reasons` and its values. */
export const reasonSchema = z.object({
  key: z.enum([
    "autonomySuggest",
    "autonomyOff",
    "textFindings",
    "nameAssumed",
    "categoryMissing",
    "categoryAssumed",
    "attributeMissing",
    "attributeAssumed",
    "dimensionsAssumed",
    "rateMissing",
    "aiAway",
    "marketplaceAway",
    "keyRefused",
    "refused",
    "unexpected",
    "declined",
  ]),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Reason = z.infer<typeof reasonSchema>;

const valueSchema = z.object({ externalId: z.string().optional(), text: z.string() });

export const laneAttributeSchema = z.object({
  externalId: z.string(),
  name: z.string(),
  type: z.enum(["text", "number", "boolean", "choice"]),
  isRequired: z.boolean(),
  isMany: z.boolean(),
  unit: z.string().nullable(),
  /** Offered where the value is still open. */
  choices: z.array(z.object({ externalId: z.string(), text: z.string() })),
  values: z.array(valueSchema),
  source: factSourceSchema.nullable(),
});
export type LaneAttribute = z.infer<typeof laneAttributeSchema>;

const stepSchema = z.object({ name: z.enum(laneSteps), endedAt: z.string() });
export type EndedStep = z.infer<typeof stepSchema>;

export const priceStepSchema = z.object({
  key: z.enum([
    "cost",
    "logistics",
    "commission",
    "tax",
    "ourCommission",
    "profit",
    "price",
    "floor",
    "rate",
    "converted",
  ]),
  /** Minor units; null on the line that tells the rate. */
  amountMinor: z.string().nullable(),
  currency: z.string(),
  basisPoints: z.number().optional(),
  rate: z.string().optional(),
  day: z.string().optional(),
});
export type PriceStep = z.infer<typeof priceStepSchema>;

/** What stands in a lane's JSON columns; what does not fit is taken as nothing. */
const listOf = <T>(schema: z.ZodType<T>) => {
  const list = z.array(schema).catch([]);
  return (json: unknown): T[] => list.parse(json);
};

export const readSteps = listOf(stepSchema);
export const readReasons = listOf(reasonSchema);
export const readAttributes = listOf(laneAttributeSchema);
export const readPriceSteps = listOf(priceStepSchema);
export const readFindings = listOf(z.custom<CardFinding>((one) => typeof one === "object" && one !== null));
export const readComplaints = listOf(z.custom<Complaint>((one) => typeof one === "object" && one !== null));
export const readFacts = listOf(z.custom<CardFact>((one) => typeof one === "object" && one !== null));
