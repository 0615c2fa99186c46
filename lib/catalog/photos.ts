import "server-only";
import type { PhotoFacts } from "@/lib/ai/photo-facts";
import { makeToken } from "@/lib/crypto/tokens";
import type { Db } from "@/lib/db/client";
import type { cleanPhoto } from "@/lib/photos/clean-photo";

type CleanPhoto = Awaited<ReturnType<typeof cleanPhoto>>;

/** Pictures as rows: a product's own photo, and those made from it. Only what `cleanPhoto` gave comes in. */
export function savePhoto(partnerId: string, { bytes, mediaType, width, height, sha256 }: CleanPhoto, db: Db) {
  return db.photo.create({
    data: {
      partnerId,
      token: makeToken(),
      sha256: new Uint8Array(Buffer.from(sha256, "hex")),
      mediaType,
      width,
      height,
      bytes: new Uint8Array(bytes),
    },
    select: { id: true, token: true },
  });
}

export function findPhoto(partnerId: string, photoId: string, db: Db) {
  return db.photo.findFirst({
    where: { partnerId, id: photoId },
    select: { id: true, token: true, mediaType: true, bytes: true, facts: true },
  });
}

export function savePhotoFacts(partnerId: string, photoId: string, facts: PhotoFacts, db: Db) {
  return db.photo.updateMany({ where: { partnerId, id: photoId }, data: { facts } });
}

/** Where anyone who was given the address finds a picture; a marketplace fetches the upright one of 3:4. */
export const photoPath = (token: string) => `/files/${token}`;
export const cardPicturePath = (token: string) => `/files/${token}.card.jpg`;
