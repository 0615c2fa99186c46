import { randomUUID } from "node:crypto";
import type { Answer } from "./answer.ts";
import type { Question } from "./read-request.ts";

/** What answers here, under its own name: it claims to be no model. */
export const modelName = "facts-and-templates";

export type Message = ReturnType<typeof buildMessage>;
export type Reply = ReturnType<typeof buildReply>;

/** A Response object with every field that OpenAI's specification requires. */
export function buildReply(question: Question, message: Message | null) {
  const inputTokens = estimateTokens(`${question.instructions ?? ""}${question.text}`);
  const outputTokens = message ? estimateTokens(JSON.stringify(message.content)) : 0;
  const isDone = message !== null;
  return {
    id: newId("resp"),
    object: "response",
    created_at: Math.floor(Date.now() / 1000),
    status: isDone ? "completed" : "in_progress",
    error: null,
    incomplete_details: null,
    instructions: question.instructions,
    model: modelName,
    output: message ? [message] : [],
    parallel_tool_calls: false,
    previous_response_id: null,
    store: false,
    metadata: {},
    temperature: null,
    text: { format: question.format },
    tool_choice: "none",
    tools: [],
    top_p: null,
    ...(isDone ? { usage: buildUsage(inputTokens, outputTokens) } : {}),
  };
}

export function buildMessage(answer: Answer) {
  return {
    id: newId("msg"),
    type: "message",
    role: "assistant",
    status: "completed",
    content: [buildPart(answer)],
  };
}

function buildPart(answer: Answer) {
  return answer.kind === "refusal"
    ? { type: "refusal" as const, refusal: answer.text }
    : { type: "output_text" as const, text: answer.text, annotations: [], logprobs: [] };
}

/** Counted by length, about four letters a token: nothing here is paid by tokens, but budgets must have something to count. */
function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function buildUsage(inputTokens: number, outputTokens: number) {
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
}

function newId(kind: string): string {
  return `${kind}_${randomUUID().replaceAll("-", "")}`;
}
