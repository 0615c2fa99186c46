import "server-only";
import { generateImage } from "ai";
import { asAiError } from "@/lib/ai/ai-error";
import { type ModelSettings, openPictureModel } from "@/lib/ai/model";

const timeoutMs = 90_000;

/** An upright 3:4 picture made from the seller's own photo. The answer is a stranger's file: `cleanPhoto` comes next. */
export async function composePicture(
  images: ModelSettings,
  input: { photo: Uint8Array; prompt: string },
): Promise<Uint8Array> {
  try {
    const { image } = await generateImage({
      model: openPictureModel(images),
      prompt: { text: input.prompt, images: [input.photo] },
      aspectRatio: "3:4",
      maxRetries: 1,
      abortSignal: AbortSignal.timeout(timeoutMs),
    });
    return image.uint8Array;
  } catch (thrown) {
    throw asAiError(thrown);
  }
}
