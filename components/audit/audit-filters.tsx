import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { SelectField } from "@/components/ui/choice-field";
import { TextField } from "@/components/ui/text-field";
import { type AuditFilter, auditActors, auditAddress } from "@/lib/audit/schema";

type AuditFiltersProps = {
  path: string;
  exportPath: string;
  filter: AuditFilter;
  areas: { value: string; label: string }[];
  /** Members to choose among; administrators come by a link from a row instead. */
  people?: { id: string; username: string }[] | undefined;
};

/** A plain form: the address is the state, and no script is needed. */
export function AuditFilters({ path, exportPath, filter, areas, people }: AuditFiltersProps) {
  const t = useTranslations("audit");
  const { after: _, ...kept } = filter;
  const isFiltered = Object.values(kept).some(Boolean);
  return (
    <search aria-label={t("filters.title")}>
      <form action={path} className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-5">
          <SelectField
            name="actor"
            label={t("filters.actor")}
            defaultValue={filter.actor ?? ""}
            placeholder={t("filters.all")}
            options={auditActors.map((actor) => ({ value: actor, label: t(`actors.${actor}`) }))}
          />
          <SelectField
            name="area"
            label={t("filters.area")}
            defaultValue={filter.area ?? ""}
            placeholder={t("filters.all")}
            options={areas}
          />
          {people ? (
            <SelectField
              name="person"
              label={t("filters.person")}
              defaultValue={filter.person ?? ""}
              placeholder={t("filters.all")}
              options={people.map(({ id, username }) => ({ value: id, label: username }))}
            />
          ) : null}
          <TextField name="from" type="date" label={t("filters.from")} defaultValue={filter.from} />
          <TextField name="to" type="date" label={t("filters.to")} defaultValue={filter.to} />
        </div>
        {people ? null : (
          <>
            {filter.person ? <input type="hidden" name="person" value={filter.person} /> : null}
            {filter.partner ? <input type="hidden" name="partner" value={filter.partner} /> : null}
          </>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary">
            {t("filters.show")}
          </Button>
          {isFiltered ? <ButtonLink href={path}>{t("filters.clear")}</ButtonLink> : null}
          <ButtonLink
            href={auditAddress(exportPath, kept)}
            prefetch={false}
            download
            icon={<Download aria-hidden className="size-4" />}
          >
            {t("export")}
          </ButtonLink>
        </div>
      </form>
    </search>
  );
}
