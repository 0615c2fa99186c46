import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { listAllAudit, listPartnerAudit, type NamedEntry } from "@/lib/audit/list-audit";
import { type AuditWords, sayAction, sayChanges, sayField } from "@/lib/audit/say-entry";
import type { AuditFilter } from "@/lib/audit/schema";
import { sayWho } from "@/lib/audit/view-audit";
import type { Cell } from "@/lib/export/csv";
import { sendCsv, writeTime } from "@/lib/export/send-csv";

const pageSize = 500;

/** The filtered log as a table. `partnerId` null: of everybody, behind the admin's guard. */
export async function exportAudit(partnerId: string | null, filter: AuditFilter): Promise<Response> {
  const words = await readWords();
  const heading = columns.map((name) => words.audit(`columns.${name}`));
  return sendCsv("audit", heading, walkAudit(partnerId, filter, words));
}

async function* walkAudit(partnerId: string | null, filter: AuditFilter, words: AuditWords): AsyncGenerator<Cell[][]> {
  let after: string | undefined;
  do {
    const place = { ...filter, after };
    const page = await (partnerId ? listPartnerAudit(partnerId, place, pageSize) : listAllAudit(place, pageSize));
    yield page.entries.map((entry) => writeCells(entry, words));
    after = page.next ?? undefined;
  } while (after);
}

export async function readWords(): Promise<AuditWords> {
  const [locale, t, audit] = await Promise.all([getLocale(), getTranslations(), getTranslations("audit")]);
  return { locale, t, audit };
}

const columns = [
  "time",
  "partner",
  "actor",
  "who",
  "what",
  "action",
  "subject",
  "subjectId",
  "before",
  "after",
  "address",
  "requestId",
  "entryId",
] as const;

function writeCells(entry: NamedEntry, words: AuditWords): Cell[] {
  const changes = sayChanges(entry, words);
  const side = (which: "before" | "after") =>
    changes.flatMap((change) => (change[which] === null ? [] : `${change.label}: ${change[which]}`)).join("; ");
  return [
    writeTime(entry.createdAt),
    entry.partnerName,
    words.audit(`actors.${entry.actor}`),
    sayWho(entry, words),
    sayAction(entry.action, words),
    entry.action,
    entry.subjectKind && sayField(`subjects.${entry.subjectKind}`, words),
    entry.subjectId,
    side("before"),
    side("after"),
    entry.address,
    entry.requestId,
    entry.id,
  ];
}
