import { getLocale, getTranslations } from "next-intl/server";
import { TaxForm } from "@/app/profile/tax-form";
import { WithdrawButton } from "@/app/profile/withdraw-button";
import { Badge } from "@/components/ui/badge";
import { formatDay, formatMoney, formatNumber } from "@/lib/i18n/format";
import { estimateTax } from "@/lib/partners/estimate-tax";
import type { ProfileView } from "@/lib/partners/get-profile";
import { regimesOf } from "@/lib/partners/tax-regimes";
import { dateOfDay, dayOf } from "@/lib/profit/days";

type TaxSectionProps = { partnerId: string; profile: ProfileView; mayWrite: boolean; mayReadMoney: boolean };

export async function TaxSection({ partnerId, profile, mayWrite, mayReadMoney }: TaxSectionProps) {
  const [t, locale] = await Promise.all([getTranslations("people.tax"), getLocale()]);
  const { taxStatuses, legalForm, vatNumber } = profile;
  const now = new Date();
  const estimate = mayReadMoney ? await estimateTax(partnerId, now) : null;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency: "UZS" }, locale);
  return (
    <div className="flex flex-col gap-6">
      {taxStatuses.length === 0 ? <p className="text-ink-soft text-sm">{t("none")}</p> : null}
      {estimate ? (
        <div className="rounded-control bg-sunk px-4 py-3">
          <p className="text-ink-soft text-sm">{t("estimate", { year: String(estimate.year) })}</p>
          <p className="font-bold text-lg tabular-nums">{money(estimate.taxMinor)}</p>
          <p className="text-sm">{t("estimateText", { revenue: money(estimate.revenueMinor) })}</p>
          <p className="text-ink-soft text-sm">{t("estimateNote")}</p>
        </div>
      ) : null}
      {taxStatuses.length > 0 ? (
        <ol aria-label={t("history")} className="divide-y divide-rule border-rule border-y text-sm">
          {taxStatuses.map(({ id, validFrom, regime, isVatPayer, isCurrent, isFuture, rate }) => {
            const day = formatDay(dateOfDay(validFrom), locale);
            return (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-center gap-2 font-bold">
                    {t("since", { day })}
                    {isCurrent ? <Badge tone="good">{t("current")}</Badge> : null}
                    {isFuture ? <Badge>{t("future")}</Badge> : null}
                  </p>
                  <p>
                    {t(`regimes.${regime}`)}
                    {rate === null ? "" : `, ${t("rate", { rate: formatNumber(rate / 100, locale) })}`}
                    {" · "}
                    {t(isVatPayer ? "vat" : "noVat")}
                  </p>
                </div>
                {mayWrite ? <WithdrawButton taxStatusId={id} name={t("withdrawName", { day })} /> : null}
              </li>
            );
          })}
        </ol>
      ) : null}
      {mayWrite ? (
        <TaxForm
          key={`${taxStatuses[0]?.id}${vatNumber}`}
          regimes={regimesOf(legalForm)}
          today={dayOf(now)}
          vatNumber={vatNumber}
          isFirst={taxStatuses.length === 0}
        />
      ) : null}
    </div>
  );
}
