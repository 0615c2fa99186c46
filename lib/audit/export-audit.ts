import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { byteOrderMark, csvLine } from "@/lib/audit/csv";
import { listAllAudit, listPartnerAudit, type NamedEntry } from "@/lib/audit/list-audit";
import { type AuditWords, sayAction, sayChanges, sayField } from "@/lib/audit/say-entry";
import type { AuditFilter } from "@/lib/audit/schema";
import { sayWho } from "@/lib/audit/view-audit";
import { dayOf } from "@/lib/profit/days";

const pageSize = 500;

/** The filtered log as a table, read and sent page by page. `partnerId` null: of everybody, behind the admin's guard. */
export async function exportAudit(partnerId: string | null, filter: AuditFilter): Promise<Response> {
  const words = await readWords();
  const list = (after: string | undefined) => {
    const place = { ...filter, after };
    return partnerId ? listPartnerAudit(partnerId, place, pageSize) : listAllAudit(place, pageSize);
  };
  let after: string | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(out) {
      out.enqueue(encode(byteOrderMark + csvLine(columns.map((name) => words.audit(`columns.${name}`)))));
    },
    async pull(out) {
      const { entries, next } = await list(after);
      if (entries.length > 0) out.enqueue(encode(entries.map((entry) => writeLine(entry, words)).join("")));
      if (next) after = next;
      else out.close();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="audit-${dayOf(new Date())}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
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

function writeLine(entry: NamedEntry, words: AuditWords): string {
  const changes = sayChanges(entry, words);
  const side = (which: "before" | "after") =>
    changes.flatMap((change) => (change[which] === null ? [] : `${change.label}: ${change[which]}`)).join("; ");
  return csvLine([
    clock.format(entry.createdAt),
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
  ]);
}

/** `2026-11-22 14:05:09` in Tashkent: spreadsheets know it as a time. */
const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tashkent", dateStyle: "short", timeStyle: "medium" });

const encoder = new TextEncoder();
const encode = (text: string) => encoder.encode(text);
