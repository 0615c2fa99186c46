import type { AuditWords } from "@/lib/audit/say-entry";

/** An area that no partner's books show. */
const ofAdministration = "administration";

/** The choices of the filter: every area that the catalogue names. */
export function listAreas({ audit }: AuditWords, reader: "partner" | "admin"): { value: string; label: string }[] {
  const areas = audit.raw("areas" as never) as Record<string, string>;
  return Object.entries(areas)
    .filter(([area]) => reader === "admin" || area !== ofAdministration)
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label));
}
