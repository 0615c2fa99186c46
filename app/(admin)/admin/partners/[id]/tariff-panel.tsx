import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { TariffDialog } from "@/app/(admin)/admin/partners/[id]/tariff-dialog";
import { sayTariff } from "@/app/(admin)/admin/tariffs/say-tariff";
import { Panel } from "@/components/ui/panel";
import type { PartnerStory } from "@/lib/administration/get-partner-story";
import { listTariffKeys } from "@/lib/administration/tariffs";
import type { Messages } from "@/lib/i18n/catalogue";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

/** Which tariff since when, and the way to another. */
export async function TariffPanel({ story: { id, tariffKey, tariffs } }: { story: PartnerStory }) {
  const [t, names, keys, messages, locale] = await Promise.all([
    getTranslations("admin.tariffChange"),
    getTranslations("admin.tariffs.names"),
    listTariffKeys(),
    getMessages() as Promise<Messages>,
    getLocale() as Promise<Locale>,
  ]);
  const history = tariffs.length > 0 ? tariffs : [{ id, tariffKey, validFrom: new Date(0) }];
  return (
    <Panel title={(await getTranslations("admin.story"))("sections.tariff")}>
      <div className="flex flex-col items-start gap-4">
        <ol className="flex flex-col gap-1 text-sm">
          {history.map((span, index) => (
            <li key={span.id} className={index === 0 ? "font-bold" : "text-ink-soft"}>
              {sayTariff(span.tariffKey, names)}{" "}
              <span className="font-normal text-ink-soft">
                {span.validFrom.getTime() === 0 ? t("always") : t("since", { day: formatDay(span.validFrom, locale) })}
              </span>
            </li>
          ))}
        </ol>
        <TariffDialog
          partnerId={id}
          options={keys.filter((key) => key !== tariffKey).map((key) => ({ value: key, label: sayTariff(key, names) }))}
          texts={{ ...messages.admin.tariffChange, close: messages.common.close, offline: messages.errors.offline }}
        />
      </div>
    </Panel>
  );
}
