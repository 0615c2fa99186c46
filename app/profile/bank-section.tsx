import { getLocale, getTranslations } from "next-intl/server";
import { BankCodeForm } from "@/app/profile/bank-code-form";
import { BankForm } from "@/app/profile/bank-form";
import { Alert } from "@/components/ui/alert";
import { formatTime } from "@/lib/i18n/format";
import type { ProfileView } from "@/lib/partners/get-profile";

type BankSectionProps = { profile: ProfileView; isEmailVerified: boolean; mayWrite: boolean };

/** What is in force, what waits for its code, and what was before. */
export async function BankSection({ profile, isEmailVerified, mayWrite }: BankSectionProps) {
  const [t, locale] = await Promise.all([getTranslations("people.bank"), getLocale()]);
  const { bankName: bank, bankMfo: mfo, bankAccountEnd: end, pendingBank, bankHistory } = profile;
  return (
    <div className="flex flex-col gap-6">
      <div className="text-sm">
        <h3 className="text-ink-soft">{t("inForce")}</h3>
        <p className="font-bold tabular-nums">{end ? t("historyRow", { bank, mfo, end }) : t("none")}</p>
      </div>
      {mayWrite && pendingBank ? (
        <div className="flex flex-col gap-4">
          <Alert
            tone="attention"
            title={t("waiting")}
            why={t("waitingText", {
              bank: pendingBank.bankName,
              mfo: pendingBank.bankMfo,
              end: pendingBank.accountEnd,
              time: formatTime(pendingBank.expiresAt, locale),
            })}
            safe={end ? t("waitingSafe") : undefined}
          />
          <BankCodeForm key={pendingBank.id} />
        </div>
      ) : null}
      {mayWrite && !pendingBank ? (
        isEmailVerified ? (
          <BankForm key={`${mfo}${end}`} values={{ bankName: bank, bankMfo: mfo }} accountEnd={end} />
        ) : (
          <Alert title={t("confirmFirst")} />
        )
      ) : null}
      {bankHistory.length > 0 ? (
        <details className="text-sm">
          <summary className="cursor-pointer py-3 font-bold">{t("history")}</summary>
          <ol className="divide-y divide-rule">
            {bankHistory.map(({ id, bankName, bankMfo, accountEnd, previousEnd, confirmedAt }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2 tabular-nums">
                <span>
                  {t("historyRow", { bank: bankName, mfo: bankMfo, end: accountEnd })}
                  {previousEnd ? (
                    <span className="block text-ink-soft">{t("historyBefore", { end: previousEnd })}</span>
                  ) : null}
                </span>
                {confirmedAt ? (
                  <time dateTime={confirmedAt.toISOString()} className="text-ink-soft">
                    {formatTime(confirmedAt, locale)}
                  </time>
                ) : null}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </div>
  );
}
