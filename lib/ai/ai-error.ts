import { APICallError, NoImageGeneratedError, NoObjectGeneratedError, NoOutputGeneratedError, RetryError } from "ai";

/** The same words as for marketplaces, so that one retry policy reads both. */
type AiFailure = "credentials" | "rate-limited" | "rejected" | "unavailable" | "unexpected-reply";

export class AiError extends Error {
  override readonly name = "AiError";
  readonly failure: AiFailure;

  constructor(failure: AiFailure, cause: unknown) {
    super(`${failure}: ${cause instanceof Error ? cause.message.slice(0, 300) : "no reason given"}`, { cause });
    this.failure = failure;
  }
}

/** Says what a failed call to a model means. The product goes on without AI whichever it is. */
export function asAiError(thrown: unknown): AiError {
  if (thrown instanceof AiError) return thrown;
  const cause = RetryError.isInstance(thrown) ? thrown.lastError : thrown;
  return new AiError(classify(cause), cause);
}

function classify(cause: unknown): AiFailure {
  if (APICallError.isInstance(cause)) {
    const status = cause.statusCode;
    if (status === undefined || status >= 500 || status === 408) return "unavailable";
    if (status === 401 || status === 403) return "credentials";
    // 402: the account has no money left. It mends itself by a top-up, not by another request.
    if (status === 429 || status === 402) return "rate-limited";
    return status < 400 ? "unexpected-reply" : "rejected";
  }
  if (
    NoObjectGeneratedError.isInstance(cause) ||
    NoOutputGeneratedError.isInstance(cause) ||
    NoImageGeneratedError.isInstance(cause)
  ) {
    return "unexpected-reply";
  }
  return cause instanceof Error && cause.message.endsWith("generation failed.") ? "rejected" : "unavailable";
}
