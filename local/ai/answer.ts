import sharp from "sharp";
import { z } from "zod";
import { ApiFailure, CannotKnow } from "./failure.ts";
import { fillSchema } from "./fill-schema.ts";
import { findJson } from "./find-json.ts";
import { describePhoto, type Hints } from "./look/describe-photo.ts";
import type { PrintReader } from "./look/read-print.ts";
import type { Question } from "./read-request.ts";
import type { JsonSchema } from "./strict-schema.ts";
import type { Language } from "./words/term.ts";
import { writeCard } from "./write/card.ts";
import { readOrder } from "./write/facts.ts";

export type Answer = { kind: "text" | "refusal"; text: string };

/**
 * Answers from three honest sources alone: the JSON in the question, what can be measured on its picture, and templates.
 * A form that these cannot fill is refused, and so is free talk.
 */
export async function answer(question: Question, reader: PrintReader): Promise<Answer> {
  if (!question.schema) {
    return { kind: "refusal", text: "There is no language model here: ask for a JSON schema and bring the facts." };
  }
  const data = findJson(question.text);
  const known = { ...data, ...(await lookAtPicture(question, data, reader)), ...writeTexts(question.schema, data) };
  try {
    return { kind: "text", text: JSON.stringify(fillSchema(question.schema, known)) };
  } catch (error) {
    if (!(error instanceof CannotKnow)) throw error;
    return { kind: "refusal", text: `Nothing in the question tells ${error.message}, and it is not made up here.` };
  }
}

async function lookAtPicture(question: Question, data: Record<string, unknown>, reader: PrintReader) {
  const picture = question.pictures[0];
  if (!picture) return {};
  await requirePicture(picture);
  return describePhoto(picture, readHints(data), reader);
}

async function requirePicture(bytes: Uint8Array) {
  const format = await sharp(bytes)
    .metadata()
    .then((found) => found.format)
    .catch(() => null);
  if (format === "jpeg" || format === "png" || format === "webp" || format === "gif") return;
  throw new ApiFailure(400, "The image data you provided does not represent a valid image.", {
    code: "invalid_image",
    param: "input",
  });
}

const hintsSchema = z
  .object({
    name: z.string().trim().min(1).nullable().catch(null),
    language: z.enum(["uz", "ru", "en"]).catch("en"),
  })
  .catch({ name: null, language: "en" });

const readHints = (data: Record<string, unknown>): Hints => hintsSchema.parse(data.hints);

function writeTexts(schema: JsonSchema, data: Record<string, unknown>) {
  const languages = (["uz", "ru"] as const).filter((language) => asksForCopy(schema, language));
  const order = languages.length > 0 ? readOrder(data) : null;
  return order ? writeCard(order, languages) : {};
}

function asksForCopy(schema: JsonSchema, language: Language): boolean {
  const form = schema.properties?.[language];
  return [form, ...(form?.anyOf ?? [])].some((option) => option?.properties?.title !== undefined);
}
