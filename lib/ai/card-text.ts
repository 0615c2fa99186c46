import { z } from "zod";
import { type FactSource, factSourceSchema } from "@/lib/ai/photo-facts";

export type CardLanguage = "uz" | "ru";

/** `fact` is the key of the line of the fact table that the bullet states. */
const bulletSchema = z.object({ fact: z.string(), text: z.string(), source: factSourceSchema });

const copySchema = z.object({ title: z.string(), description: z.string(), bullets: z.array(bulletSchema) });
export type CardCopy = z.infer<typeof copySchema>;

/** A language that the marketplace does not take is null. */
export type CardText = Record<CardLanguage, CardCopy | null>;

export function cardTextSchema(languages: readonly CardLanguage[]): z.ZodType<CardText> {
  return z.object({
    uz: languages.includes("uz") ? copySchema : z.null(),
    ru: languages.includes("ru") ? copySchema : z.null(),
  });
}

/** One line of the fact table behind a card. `uz` and `ru` are set where the value is worded in that language. */
export type CardFact = {
  key: string;
  value: string;
  uz: string | null;
  ru: string | null;
  source: FactSource;
  confidence: number;
  because: string;
};
