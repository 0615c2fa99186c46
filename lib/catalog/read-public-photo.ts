import "server-only";
import { extendPicture } from "@/lib/catalog/extend-picture";
import { findPhoto } from "@/lib/catalog/photos";
import { inPartner } from "@/lib/db/client";
import { findPhotoOwner } from "@/lib/db/doors";

/** A picture by the name in its address: 43 characters of a token, and `.card.jpg` for the upright one of a card. */
export async function readPublicPhoto(
  name: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string } | null> {
  const [, token, isCard] = /^([\w-]{43})(\.card\.jpg)?$/.exec(name) ?? [];
  if (!token) return null;
  const owner = await findPhotoOwner(token);
  if (!owner) return null;
  const photo = await inPartner(owner.partnerId, (db) => findPhoto(owner.partnerId, owner.photoId, db));
  if (!photo) return null;
  if (!isCard) return { bytes: photo.bytes, mediaType: photo.mediaType };
  return { bytes: await extendPicture(photo.bytes), mediaType: "image/jpeg" };
}
