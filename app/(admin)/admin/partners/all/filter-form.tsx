import { Search } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { sayTariff } from "@/app/(admin)/admin/tariffs/say-tariff";
import { Button, ButtonLink } from "@/components/ui/button";
import { SelectField } from "@/components/ui/choice-field";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import {
  linkToPartners,
  type PartnerFilters,
  partnerStatuses,
  partnerTroubles,
  writeFilters,
} from "@/lib/administration/partner-filters";

/** A plain form that reads: the address is the state, and it works before any script. */
export async function FilterForm({ filters, tariffs }: { filters: PartnerFilters; tariffs: string[] }) {
  const [t, names] = await Promise.all([getTranslations("admin.partners"), getTranslations("admin.tariffs.names")]);
  const any = t("any");
  return (
    <Panel>
      <form
        action="/admin/partners/all"
        className="grid gap-4 xl:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))]"
        key={writeFilters(filters)}
      >
        <TextField
          name="q"
          type="search"
          label={t("search")}
          hint={t("searchHint")}
          defaultValue={filters.q}
          maxLength={200}
        />
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-3 xl:contents">
          <SelectField
            name="status"
            label={t("filters.status")}
            placeholder={any}
            defaultValue={filters.status ?? ""}
            options={partnerStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
          />
          <SelectField
            name="tariff"
            label={t("filters.tariff")}
            placeholder={any}
            defaultValue={filters.tariff ?? ""}
            options={tariffs.map((value) => ({ value, label: sayTariff(value, names) }))}
          />
          <SelectField
            name="trouble"
            label={t("filters.trouble")}
            placeholder={any}
            defaultValue={filters.trouble ?? ""}
            options={partnerTroubles.map((value) => ({ value, label: t(`troubles.${value}`) }))}
          />
        </div>
        <div className="flex flex-wrap gap-2 xl:col-span-full">
          <Button type="submit" variant="primary" icon={<Search aria-hidden className="size-4" />}>
            {t("find")}
          </Button>
          {writeFilters(filters) ? <ButtonLink href={linkToPartners("")}>{t("clear")}</ButtonLink> : null}
        </div>
      </form>
    </Panel>
  );
}
