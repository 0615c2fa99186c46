import "server-only";
import { askModel } from "@/lib/ai/ask-model";
import type { AiSettings } from "@/lib/ai/model";
import { type PhotoFacts, photoFactsSchema } from "@/lib/ai/photo-facts";
import { photoPrompt } from "@/lib/ai/prompts";
import { type PhotoHints, tidyPhotoFacts } from "@/lib/ai/tidy-photo-facts";

/** What one photo shows, each fact with where it comes from. The photo must have passed `cleanPhoto`. */
export async function analysePhoto(
  ai: AiSettings,
  input: { photo: Uint8Array; mediaType: string; hints: PhotoHints },
): Promise<PhotoFacts> {
  const picture = { bytes: input.photo, mediaType: input.mediaType };
  return tidyPhotoFacts(await askModel(ai, photoPrompt(input.hints), photoFactsSchema, picture), input.hints);
}
