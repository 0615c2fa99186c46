import "server-only";
import { analysePhoto } from "@/lib/ai/analyse-photo";
import { openAi } from "@/lib/cards/ai-settings";
import { getLane } from "@/lib/cards/lane-progress";
import { findProduct, findSellerLanguage, saveProduct } from "@/lib/cards/repository";
import { findPhoto, savePhotoFacts } from "@/lib/catalog/photos";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { publishToPartner } from "@/lib/realtime/publish";

/** Looks at a product's photo once; a second run finds the facts there and does nothing. */
export async function readProductPhoto(partnerId: string, productId: string): Promise<{ wasRead: boolean }> {
  const { product, photo, language } = await inPartner(partnerId, async (db) => {
    const product = await findProduct(partnerId, productId, db);
    if (!product) throw new AppError("not-found", "catalog.productGone");
    const isOpen = product.facts === null && product.photoId !== null;
    const photo = isOpen ? await findPhoto(partnerId, product.photoId ?? "", db) : null;
    return { product, photo, language: await findSellerLanguage(partnerId, db) };
  });
  if (!photo) return { wasRead: false };
  const facts = await analysePhoto(openAi(), {
    photo: photo.bytes,
    mediaType: photo.mediaType,
    hints: { name: product.name, language },
  });
  await inPartner(partnerId, async (db) => {
    await saveProduct(partnerId, productId, { facts }, db);
    await savePhotoFacts(partnerId, photo.id, facts, db);
  });
  await publishToPartner(partnerId, { kind: "products.changed", id: productId });
  return { wasRead: true };
}

/** For a lane that is written later, or again: most often there is nothing left to look at. */
export async function readLanePhoto(partnerId: string, laneId: string): Promise<void> {
  const lane = await getLane(partnerId, laneId);
  await readProductPhoto(partnerId, lane.productId);
}
