import "server-only";
import type { AiSettings, ModelSettings, Usage } from "@/lib/ai/model";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

export function openAi(onUsage?: (usage: Usage) => void): AiSettings {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model } = env();
  if (!apiKey) throw new AppError("unavailable", "cards.aiAway");
  return { apiKey, baseUrl, model, onUsage };
}

/** Null: no service makes pictures here, and cards go out with the seller's own alone. */
export function findPictureModel(): ModelSettings | null {
  const { BFL_API_KEY: apiKey, BFL_BASE_URL: baseUrl, BFL_MODEL: model } = env();
  return apiKey ? { apiKey, baseUrl, model } : null;
}
