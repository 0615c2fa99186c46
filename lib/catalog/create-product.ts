import "server-only";
import { randomInt } from "node:crypto";
import { productCreated } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { openLanes } from "@/lib/cards/open-lanes";
import { findPhoto } from "@/lib/catalog/photos";
import { createProduct, isSkuTaken } from "@/lib/catalog/repository";
import type { ProductInput } from "@/lib/catalog/schema";
import { type Db, inPartner, isUniqueViolation } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { publishToPartner } from "@/lib/realtime/publish";
import { receiveStock } from "@/lib/stock/receive-stock";

/** A product with its stock and a lane for each connection, in one transaction; the AI Manager starts by its event. */
export async function addProduct(partnerId: string, input: ProductInput): Promise<{ id: string }> {
  const { stock, cost, sku, ...fields } = input;
  const product = await inPartner(partnerId, async (db) => {
    const photo = await findPhoto(partnerId, input.photoId, db);
    if (!photo) throw new AppError("not-found", "catalog.photoMissing", { field: "photoId" });
    const created = await createProduct(
      partnerId,
      {
        ...fields,
        ...(photo.facts !== null && { facts: photo.facts }),
        costMinor: cost,
        sku: await pickSku(partnerId, sku, db),
      },
      db,
    );
    if (stock > 0) {
      await receiveStock(db, { partnerId, productId: created.id, quantity: stock, causeKey: `created/${created.id}` });
    }
    await openLanes(partnerId, created.id, db);
    await enqueue(db, productCreated.create({ partnerId, productId: created.id }));
    const after = { name: input.name, cost: { amountMinor: String(cost), currency: "UZS" }, stock };
    await recordAudit(
      { partnerId, action: "catalog.product-added", subject: { kind: "product", id: created.id }, after },
      db,
    );
    return created;
  }).catch((error: unknown) => {
    // Two forms at once with the same code: the second hears what the check would have said.
    throw isUniqueViolation(error) ? skuTaken(error) : error;
  });
  kickOutbox();
  await publishToPartner(partnerId, { kind: "products.changed", id: product.id });
  return product;
}

async function pickSku(partnerId: string, given: string | null, db: Db): Promise<string> {
  if (given) {
    if (await isSkuTaken(partnerId, given, db)) throw skuTaken();
    return given;
  }
  for (;;) {
    const made = makeSku();
    if (!(await isSkuTaken(partnerId, made, db))) return made;
  }
}

/** Seven characters: Uzum takes no more (seller manual). Without letters and digits that look alike. */
function makeSku(): string {
  const signs = "ACDEFGHJKLMNPQRTUVWXY34679";
  return Array.from({ length: 7 }, () => signs[randomInt(signs.length)]).join("");
}

const skuTaken = (cause?: unknown) => new AppError("conflict", "catalog.skuTaken", { field: "sku", cause });
