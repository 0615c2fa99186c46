import "server-only";
import { AiError } from "@/lib/ai/ai-error";
import { analysePhoto } from "@/lib/ai/analyse-photo";
import { type PhotoFacts, photoFactsSchema } from "@/lib/ai/photo-facts";
import { openAi } from "@/lib/cards/ai-settings";
import { findPhoto, savePhotoFacts } from "@/lib/catalog/photos";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Locale, type WrittenLanguage, writtenLanguage } from "@/lib/i18n/locales";

/** What a photo shows, read once and kept beside it: the product made from it later starts with these facts. */
export async function scanPhoto(partnerId: string, photoId: string, locale: Locale): Promise<PhotoFacts> {
  const photo = await inPartner(partnerId, (db) => findPhoto(partnerId, photoId, db));
  if (!photo) throw new AppError("not-found", "catalog.photoMissing");
  const known = photoFactsSchema.safeParse(photo.facts);
  if (known.success) return known.data;
  const facts = await lookAt(photo, writtenLanguage(locale));
  await inPartner(partnerId, (db) => savePhotoFacts(partnerId, photoId, facts, db));
  return facts;
}

async function lookAt(photo: { bytes: Uint8Array; mediaType: string }, language: WrittenLanguage): Promise<PhotoFacts> {
  try {
    return await analysePhoto(openAi(), { photo: photo.bytes, mediaType: photo.mediaType, hints: { language } });
  } catch (cause) {
    if (cause instanceof AiError) throw new AppError("unavailable", "cards.aiAway", { cause });
    throw cause;
  }
}
