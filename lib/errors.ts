/**
 * `unavailable`: something we depend on does not answer; the same try may go through later. `reauthenticate`: allowed,
 * once the password was given again. `too-many`: allowed later.
 */
export type ErrorCode =
  | "unauthenticated"
  | "reauthenticate"
  | "forbidden"
  | "not-found"
  | "invalid"
  | "conflict"
  | "too-many"
  | "unavailable";

type Details = {
  /** The form field that it is about. */
  field?: string;
  /** Values for the sentence's placeholders. */
  values?: Record<string, string | number>;
  cause?: unknown;
};

/** `messageKey` names a sentence in the catalogues, `errors.*` (the only text of an error that a user sees). */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly messageKey: string;
  readonly field: string | null;
  readonly values: Record<string, string | number>;

  constructor(code: ErrorCode, messageKey: string, details: Details = {}) {
    super(`${code}: ${messageKey}`, { cause: details.cause });
    this.code = code;
    this.messageKey = messageKey;
    this.field = details.field ?? null;
    this.values = details.values ?? {};
  }
}
