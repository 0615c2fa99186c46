export const failureSources = ["MARKETPLACE", "JOB", "MAIL", "TELEGRAM", "ACTION"] as const;
export type FailureSource = (typeof failureSources)[number];

/** What a call to a marketplace comes back with (lib/marketplaces/errors.ts). */
const marketplaceFailures = ["credentials", "rate-limited", "rejected", "unavailable", "unexpected-reply"] as const;
/** Classes of what a person is told (lib/errors.ts), and what nobody foresaw. */
const refusals = [
  "unauthenticated",
  "reauthenticate",
  "forbidden",
  "not-found",
  "invalid",
  "conflict",
  "too-many",
] as const;

/** The words of the dictionary at /admin/errors: each has a meaning and a way out, `admin.errors.words.<word>`. */
export const failureWords = [
  ...marketplaceFailures,
  ...refusals,
  "outage",
  "mail-refused",
  "telegram-refused",
  "unexpected",
] as const;
export type FailureWord = (typeof failureWords)[number];

/**
 * A stored code is `<word>` or `<word>/<detail>`: a marketplace, or the key of the sentence that was shown. Both come
 * from fixed sets, so that the table of counts stays small.
 */
export type ReadCode = { word: FailureWord; detail: string | null };

export function readCode(code: string): ReadCode {
  const [word, detail = null] = code.split("/", 2);
  return { word: failureWords.find((known) => known === word) ?? "unexpected", detail: detail ?? null };
}

/** A failed run tells its error as text: `rejected 404: …` of a marketplace, `conflict: orders.changed` of ours. */
export function codeOfMessage(message: string): string {
  const [, word = ""] = /^([a-z-]+)(?=[ :]|$)/.exec(message) ?? [];
  const [, key = ""] = /^[a-z-]+: ([A-Za-z]+(?:\.[A-Za-z]+)*)$/.exec(message) ?? [];
  if (marketplaceFailures.some((failure) => failure === word)) return key === "databaseAway" ? "outage" : word;
  if (refusals.some((refusal) => refusal === word)) return key ? `${word}/${key}` : word;
  return "unexpected";
}

/** What a connection keeps of its last call. */
export const isMarketplaceFailure = (text: string | null): text is (typeof marketplaceFailures)[number] =>
  marketplaceFailures.some((failure) => failure === text);
