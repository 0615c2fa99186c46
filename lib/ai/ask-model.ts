import "server-only";
import { generateText, type ModelMessage, Output } from "ai";
import type { z } from "zod";
import { asAiError } from "@/lib/ai/ai-error";
import { type AiSettings, openTextModel } from "@/lib/ai/model";
import type { Prompt } from "@/lib/ai/prompts";

const timeoutMs = 120_000;

type Picture = { bytes: Uint8Array; mediaType: string };

/** One question, one answer that fits the schema. No tools: whoever reads a stranger's text may only fill in a form. */
export async function askModel<T>(ai: AiSettings, prompt: Prompt, schema: z.ZodType<T>, picture?: Picture): Promise<T> {
  try {
    const answer = await generateText({
      model: openTextModel(ai),
      instructions: prompt.instructions,
      messages: [userMessage(prompt.text, picture)],
      output: Output.object({ schema, name: prompt.name }),
      // Nothing of a seller's goods stays at the provider beyond the call.
      providerOptions: { openai: { store: false } },
      maxRetries: 1,
      abortSignal: AbortSignal.timeout(timeoutMs),
    });
    ai.onUsage?.({
      model: answer.response.modelId,
      inputTokens: answer.usage.inputTokens ?? 0,
      outputTokens: answer.usage.outputTokens ?? 0,
    });
    return answer.output;
  } catch (thrown) {
    throw asAiError(thrown);
  }
}

function userMessage(text: string, picture: Picture | undefined): ModelMessage {
  const words = { type: "text" as const, text };
  if (!picture) return { role: "user", content: [words] };
  return { role: "user", content: [words, { type: "file", data: picture.bytes, mediaType: picture.mediaType }] };
}
