"use client";

import { useTranslations } from "next-intl";
import { documentsOf } from "@/lib/partners/documents";
import type { LegalForm } from "@/lib/partners/tax-number";

/** To be got ready, and shown elsewhere: nothing is uploaded here. */
export function DocumentList({ form }: { form: LegalForm }) {
  const t = useTranslations("people.documents");
  return (
    <details className="text-sm">
      <summary className="cursor-pointer py-3 font-bold">{t("title")}</summary>
      <p className="text-ink-soft">{t("text")}</p>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {documentsOf(form).map((name) => (
          <li key={name}>{t(`items.${name}`)}</li>
        ))}
      </ul>
    </details>
  );
}
