import "server-only";
import { askModel } from "@/lib/ai/ask-model";
import { type CardCopy, type CardFact, type CardText, cardTextSchema } from "@/lib/ai/card-text";
import type { AiSettings } from "@/lib/ai/model";
import { cardPrompt } from "@/lib/ai/prompts";
import { spellUzbek } from "@/lib/ai/spell-uzbek";
import { type CardRules, checkCard } from "@/lib/cards/lint";

/**
 * Writes a card for one marketplace from its fact table. An answer with blocking findings is sent back once; what then
 * still stands against it is for the caller, who runs `checkCard` as on any typed card.
 */
export async function writeCard(
  ai: AiSettings,
  input: { facts: readonly CardFact[]; marketplace: CardRules },
): Promise<CardText> {
  const schema = cardTextSchema(input.marketplace.languages);
  const card = groundCard(await askModel(ai, cardPrompt(input), schema), input.facts);
  const findings = checkCard(card, input.marketplace).filter((finding) => finding.severity === "blocking");
  if (findings.length === 0) return card;
  const again = await askModel(ai, cardPrompt({ ...input, rejected: { card, findings } }), schema);
  return groundCard(again, input.facts);
}

/** The table, not the model, says where a claim comes from; the model may only call a claim weaker. */
export function groundCard(card: CardText, facts: readonly CardFact[]): CardText {
  const sources = new Map(facts.map((fact) => [fact.key, fact.source]));
  const ground = (copy: CardCopy, spell: (text: string) => string): CardCopy => ({
    title: spell(copy.title.trim()),
    description: spell(copy.description.trim()),
    bullets: copy.bullets.map((bullet) => ({
      ...bullet,
      text: spell(bullet.text.trim()),
      source: bullet.source === "assumed" ? "assumed" : (sources.get(bullet.fact) ?? "assumed"),
    })),
  });
  return {
    uz: card.uz && ground(card.uz, spellUzbek),
    ru: card.ru && ground(card.ru, (text) => text),
  };
}
