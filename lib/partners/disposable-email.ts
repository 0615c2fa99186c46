import "server-only";
import { disposableEmailBlocklistSet } from "disposable-email-domains-js";

/** Some hundred thousand names: read at the first question, and kept. */
let known: Set<string> | undefined;

/** A mailbox that anybody can open for ten minutes; also under a name below such a domain. */
export function isDisposableEmail(email: string): boolean {
  known ??= disposableEmailBlocklistSet();
  const labels = (email.split("@").at(-1) ?? "").toLowerCase().split(".");
  return labels.slice(0, -1).some((_, index) => known?.has(labels.slice(index).join(".")));
}
