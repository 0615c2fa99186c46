import type { CardFact } from "@/lib/ai/card-text";

/** A line of a fact table; given, unless said otherwise. */
export function fact(key: string, value: string, more: Partial<CardFact> = {}): CardFact {
  return { key, value, uz: null, ru: null, source: "given", confidence: 1, because: "", ...more };
}
