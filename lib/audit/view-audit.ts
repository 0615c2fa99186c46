import type { NamedEntry } from "@/lib/audit/list-audit";
import { type AuditWords, sayAction, sayChanges, sayField } from "@/lib/audit/say-entry";
import { type ShownTime, showTime } from "@/lib/i18n/format";

/** An entry in the reader's words. */
export type AuditView = {
  id: string;
  time: ShownTime;
  actor: NamedEntry["actor"];
  who: string;
  /** Null where nobody, or nobody with a name here, did it. */
  personId: string | null;
  what: string;
  subject: { text: string; href: string | null } | null;
  changes: { label: string; before: string | null; after: string | null }[];
  address: string | null;
  partner: { id: string; name: string } | null;
};

export function viewAudit(entry: NamedEntry, words: AuditWords, { hasLinks }: { hasLinks: boolean }): AuditView {
  const { createdAt, partnerId, partnerName } = entry;
  return {
    id: entry.id,
    time: showTime(createdAt, new Date(), words.locale),
    actor: entry.actor,
    who: sayWho(entry, words),
    personId: entry.person && entry.actorId,
    what: sayAction(entry.action, words),
    subject: viewSubject(entry, words, hasLinks),
    changes: sayChanges(entry, words),
    address: entry.address,
    // An erased one has no name any more; what was done in its books is kept.
    partner: partnerId && partnerName !== null ? { id: partnerId, name: partnerName || words.audit("erased") } : null,
  };
}

export const sayWho = ({ actor, person }: Pick<NamedEntry, "actor" | "person">, { audit }: AuditWords): string =>
  actor === "AI" || actor === "SYSTEM" ? audit(`actors.${actor}`) : (person ?? audit(`somebody.${actor}`));

const pages: Record<string, string> = { connection: "/connections", order: "/orders", product: "/products" };

function viewSubject({ subjectKind, subjectId }: NamedEntry, words: AuditWords, hasLinks: boolean) {
  if (!subjectKind || !subjectId) return null;
  const page = pages[subjectKind];
  return { text: sayField(`subjects.${subjectKind}`, words), href: hasLinks && page ? `${page}/${subjectId}` : null };
}
