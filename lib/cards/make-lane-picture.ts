import "server-only";
import { composePicture } from "@/lib/ai/compose-picture";
import { picturePrompt } from "@/lib/ai/prompts";
import { findPictureModel } from "@/lib/cards/ai-settings";
import { endStep, startStep } from "@/lib/cards/lane-progress";
import { findProduct, listLanes, updateLane } from "@/lib/cards/repository";
import { findPhoto, savePhoto } from "@/lib/catalog/photos";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { cleanPhoto } from "@/lib/photos/clean-photo";

/**
 * A second picture for the product's cards, made from the seller's photo and shared by its lanes. Nothing to do where
 * they have one, or where no service makes pictures.
 */
export async function composeProductPicture(
  partnerId: string,
  productId: string,
): Promise<{ pictureId: string | null }> {
  const images = findPictureModel();
  const { photo, pictureId } = await inPartner(partnerId, async (db) => {
    const product = await findProduct(partnerId, productId, db);
    if (!product) throw new AppError("not-found", "catalog.productGone");
    const lanes = await listLanes(partnerId, productId, db);
    const pictureId = lanes.find(({ picture }) => picture !== null)?.picture?.id ?? null;
    const isOpen = images !== null && pictureId === null && product.photoId !== null;
    return { pictureId, photo: isOpen ? await findPhoto(partnerId, product.photoId ?? "", db) : null };
  });
  if (!photo || !images) return { pictureId };
  const composed = await cleanPhoto(await composePicture(images, { photo: photo.bytes, prompt: picturePrompt }));
  return inPartner(partnerId, async (db) => {
    const picture = await savePhoto(partnerId, composed, db);
    for (const lane of await listLanes(partnerId, productId, db)) {
      if (!lane.picture) await updateLane(partnerId, lane.id, { pictureId: picture.id }, db);
    }
    return { pictureId: picture.id };
  });
}

/** The card's pictures: the first stays the seller's own photo, so a service that is away takes nothing from the card. */
export async function makeLanePicture(partnerId: string, laneId: string): Promise<void> {
  const lane = await startStep(partnerId, laneId, "make-picture");
  const { pictureId } = lane.picture
    ? { pictureId: lane.picture.id }
    : await composeProductPicture(partnerId, lane.productId);
  await endStep(partnerId, laneId, "make-picture", { pictureId });
}

/** For when the picture service stays away: the step ends without a second picture. */
export async function skipLanePicture(partnerId: string, laneId: string): Promise<void> {
  await endStep(partnerId, laneId, "make-picture", {});
}
