"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ReadToken } from "@/app/(partner)/connections/use-token";
import { Alert } from "@/components/ui/alert";
import { countDaysLeft, countedDays } from "@/lib/connections/key-expiry";

/** Under the box, as soon as a token lies in it. A refused one says why, and what to make instead. */
export function TokenSays({ token }: { token: ReadToken }) {
  const t = useTranslations("connections.token");
  const { kind, expiresAt, isReadOnly, scopes, refusal, missingScopes } = token;
  const name = (list: Iterable<(typeof missingScopes)[number]>) =>
    [...list].map((scope) => t(`scope.${scope}`)).join(", ");
  const days = expiresAt && countDaysLeft(expiresAt, new Date());
  const ends = () => {
    if (!expiresAt || days === null) return t("unlimited");
    const day = writeDay(expiresAt);
    return days > countedDays ? day : t(days > 0 ? "expiresIn" : "expired", { day, days });
  };
  return (
    <section aria-label={t("title")} role="status" className="flex flex-col gap-3 rounded-control bg-sunk p-4 text-sm">
      <h3 className="font-bold">{t("title")}</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <Fact term={t("kind")}>{t(`kinds.${kind}`)}</Fact>
        <Fact term={t("expiry")}>{ends()}</Fact>
        <Fact term={t("access")}>{t(isReadOnly ? "readOnly" : "readWrite")}</Fact>
        <Fact term={t("scopes")}>{scopes ? name(scopes) : t("noScopes")}</Fact>
      </dl>
      {refusal ? (
        <Alert
          tone="danger"
          role="alert"
          title={t(refusal === "personal-token" ? "refusedPersonal" : "refusedExpired")}
        />
      ) : null}
      {!refusal && isReadOnly ? <Alert tone="attention" title={t("readOnlyWhy")} /> : null}
      {!refusal && missingScopes.length > 0 ? (
        <Alert tone="attention" title={t("missing", { scopes: name(missingScopes) })} />
      ) : null}
      {!refusal && kind === "base" ? <p className="text-ink-soft">{t("baseWhy")}</p> : null}
    </section>
  );
}

/** `31.12.2026`: in figures, because browsers may not know the Uzbek months. Tashkent is at UTC+5 all year. */
const writeDay = (at: Date) =>
  new Date(at.getTime() + 5 * 3_600_000).toISOString().slice(0, 10).split("-").reverse().join(".");

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
