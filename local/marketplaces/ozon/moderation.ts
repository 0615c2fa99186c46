import type { Sandbox } from "./context.ts";
import { itemPushed } from "./pushes.ts";
import type { Product } from "./state.ts";

type Parts = Pick<Sandbox, "state" | "now">;

/** The product as it stands now: a card whose moderation time has come is live from here on. */
export function settle({ state, now }: Parts, offerId: string): Product | undefined {
  const product = state.products.get(offerId);
  if (product?.verdict !== "pending" || product.moderatedAt > now().getTime()) return product;
  return approve({ state, now }, product);
}

export function listProducts(parts: Parts): Product[] {
  return parts.state.products.list().flatMap(({ key }) => settle(parts, key) ?? []);
}

function approve({ state, now }: Parts, product: Product): Product {
  const live: Product = {
    ...product,
    verdict: "live",
    sku: product.sku || state.nextNumber("sku", 1904686101),
    errors: [],
    updatedAt: now().toISOString(),
  };
  state.products.put(product.item.offer_id, live);
  return live;
}

/** The moderator's word at once; `words` are what the seller reads. False when there is no such card. */
export function moderate(sandbox: Sandbox, offerId: string, verdict: "live" | "rejected", words: string): boolean {
  const { state, now, push } = sandbox;
  const product = state.products.get(offerId);
  if (!product) return false;
  if (verdict === "live") approve({ state, now }, product);
  else {
    const error = { code: "moderation_declined", field: "", attribute_id: 0, attribute_name: "", description: words };
    state.products.put(offerId, { ...product, verdict: "rejected", errors: [error], updatedAt: now().toISOString() });
  }
  const status = verdict === "live" ? "imported" : "failed";
  push.send(itemPushed(sandbox, { offer_id: offerId, product_id: product.productId, status }));
  return true;
}
