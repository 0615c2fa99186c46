"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ConnectionCard } from "@/lib/connections/connection-card";

/** What the key unlocks, tick by tick, and which right to add for what is missing. */
export function RightsList({ rights, marketplace }: Pick<ConnectionCard, "rights" | "marketplace">) {
  const t = useTranslations("connections.rights");
  const capability = useTranslations("connections.capabilities");
  return (
    <ul aria-label={t("title")} className="flex flex-col gap-2 py-2">
      {rights.map(({ group, missing }) => {
        const isGranted = missing.length === 0;
        const Mark = isGranted ? Check : X;
        return (
          <li key={group} className="flex gap-2">
            <Mark
              aria-hidden
              className={isGranted ? "size-5 shrink-0 text-turquoise" : "size-5 shrink-0 text-pomegranate"}
            />
            <div className="min-w-0 flex-1">
              <p>
                {t(`groups.${group}`)}:{" "}
                {isGranted ? t("all") : t("some", { missing: missing.map((one) => capability(one)).join(", ") })}
              </p>
              {!isGranted && (marketplace === "wildberries" || marketplace === "yandex") ? (
                <p className="text-ink-soft">{t("needed", { what: t(`needs.${marketplace}.${group}`) })}</p>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
