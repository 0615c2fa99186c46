import "server-only";
import { createBlackForestLabs } from "@ai-sdk/black-forest-labs";
import { createOpenAI } from "@ai-sdk/openai";

/** Which model answers, and where. The local stand-in and the real service differ in these three values alone. */
export type ModelSettings = {
  /** With its version: `https://api.openai.com/v1`, `https://api.bfl.ai/v1`. */
  baseUrl: string;
  apiKey: string;
  model: string;
};

export type Usage = { model: string; inputTokens: number; outputTokens: number };

export type AiSettings = ModelSettings & {
  /** Told after each answer, for the receipt and the daily budget. */
  onUsage?: ((usage: Usage) => void) | undefined;
};

export function openTextModel({ baseUrl, apiKey, model }: ModelSettings) {
  return createOpenAI({ baseURL: baseUrl, apiKey })(model);
}

export function openPictureModel({ baseUrl, apiKey, model }: ModelSettings) {
  // A moderated request is polled until the time-out: it must end well before the job's own.
  return createBlackForestLabs({ baseURL: baseUrl, apiKey, pollIntervalMillis: 300, pollTimeoutMillis: 60_000 }).image(
    model,
  );
}
