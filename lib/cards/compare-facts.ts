import type { CardCopy } from "@/lib/ai/card-text";

/** Whether two languages of one card state different facts: other bullets, or other numbers anywhere. */
export function differsInFacts(first: CardCopy, second: CardCopy): boolean {
  return !isSameSet(listFacts(first), listFacts(second)) || !isSameSet(listNumbers(first), listNumbers(second));
}

function listFacts(copy: CardCopy): Set<string> {
  return new Set(copy.bullets.map((bullet) => bullet.fact));
}

function listNumbers(copy: CardCopy): Set<string> {
  const text = [copy.title, copy.description, ...copy.bullets.map((bullet) => bullet.text)].join("\n");
  return new Set((text.match(/\d+(?:[.,]\d+)?/g) ?? []).map((number) => number.replace(",", ".")));
}

function isSameSet(first: Set<string>, second: Set<string>): boolean {
  return first.size === second.size && [...first].every((item) => second.has(item));
}
