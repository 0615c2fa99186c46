import { randomUUID } from "node:crypto";
import type { Sandbox } from "./context.ts";
import { FlowError } from "./flow-error.ts";
import { settle } from "./moderation.ts";

function requireSku(sandbox: Sandbox, offerId: string): number {
  const product = settle(sandbox, offerId);
  if (!product) throw new FlowError(`no listing ${offerId}`, 404);
  if (product.sku === 0) throw new FlowError(`listing ${offerId} is not live`);
  return product.sku;
}

export function askQuestion(sandbox: Sandbox, words: { sku: string; text: string; buyer: string }): string {
  const { state, now } = sandbox;
  const id = randomUUID();
  state.questions.put(id, {
    id,
    sku: requireSku(sandbox, words.sku),
    buyer: words.buyer,
    text: words.text,
    at: now().toISOString(),
    status: "NEW",
    answers: [],
  });
  return id;
}

type NewReview = { sku: string; text: string; stars: number; photos: string[] };

export function writeReview(sandbox: Sandbox, { sku, ...words }: NewReview): string {
  const { state, now } = sandbox;
  const id = randomUUID();
  const about = { sku: requireSku(sandbox, sku), at: now().toISOString() };
  state.reviews.put(id, { id, ...about, ...words, status: "NEW", comments: [] });
  return id;
}
