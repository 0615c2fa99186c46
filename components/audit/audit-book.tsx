import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditList } from "@/components/audit/audit-list";
import { ChosenFilters } from "@/components/audit/chosen-filters";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { listAreas } from "@/lib/audit/areas";
import type { AuditPage } from "@/lib/audit/list-audit";
import type { AuditWords } from "@/lib/audit/say-entry";
import { type AuditFilter, auditAddress } from "@/lib/audit/schema";
import { viewAudit } from "@/lib/audit/view-audit";

type AuditBookProps = {
  reader: "partner" | "admin";
  path: string;
  exportPath: string;
  filter: AuditFilter;
  page: AuditPage;
  words: AuditWords;
  /** Members to choose among. */
  people?: { id: string; username: string }[];
};

/** The log as its reader may see it: filters, a page of entries, and the way to the older ones. */
export function AuditBook({ reader, path, exportPath, filter, page, words, people }: AuditBookProps) {
  const { audit } = words;
  const isAdmin = reader === "admin";
  const isFiltered = Object.values(filter).some(Boolean);
  const address = (change: Partial<AuditFilter>) => auditAddress(path, { ...filter, after: undefined, ...change });
  const { person, partner } = filter;
  const known = page.entries[0];
  const nameOf = (name: string | null | undefined, id: string | undefined) => ({ name: name ?? id ?? "" });
  const chosen = [
    {
      id: partner,
      text: audit("filters.ofPartner", nameOf(known?.partnerName, partner)),
      href: address({ partner: undefined }),
    },
    {
      id: person,
      text: audit("filters.ofPerson", nameOf(known?.person, person)),
      href: address({ person: undefined }),
    },
  ].filter(({ id }) => isAdmin && id);
  return (
    <>
      <AuditFilters
        path={path}
        exportPath={exportPath}
        filter={filter}
        areas={listAreas(words, reader)}
        people={people}
      />
      <ChosenFilters label={audit("filters.take")} chosen={chosen} />
      <AuditList
        entries={page.entries.map((entry) => viewAudit(entry, words, { hasLinks: !isAdmin }))}
        hrefs={
          isAdmin ? { partner: (id) => address({ partner: id }), person: (id) => address({ person: id }) } : undefined
        }
        empty={
          isFiltered ? (
            <EmptyState
              title={audit("nothing.title")}
              text={audit("nothing.text")}
              action={<ButtonLink href={path}>{audit("filters.clear")}</ButtonLink>}
            />
          ) : (
            <EmptyState title={audit("empty.title")} text={audit("empty.text")} />
          )
        }
      />
      <Pager
        label={audit("pages")}
        first={filter.after ? address({}) : null}
        next={page.next && address({ after: page.next })}
        texts={{ first: audit("newest"), next: audit("older") }}
      />
    </>
  );
}
