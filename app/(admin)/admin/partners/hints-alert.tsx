import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import type { Applicant } from "@/lib/partners/find-applicant";

const mostNamed = 3;

/** Who shares a number or a network with this application, and what else is odd about it. Nothing where there is nothing. */
export async function HintsAlert({ duplicates, risks }: Pick<Applicant, "duplicates" | "risks">) {
  if (duplicates.length === 0 && risks.length === 0) return null;
  const t = await getTranslations("review");
  return (
    <div className="mt-4">
      <Alert
        tone="attention"
        title={t("hints.title")}
        why={
          <ul className="flex flex-col gap-1">
            {duplicates.map(({ kind, partners }) => (
              <li key={kind}>
                {t(`duplicates.${kind}`)}{" "}
                {partners.slice(0, mostNamed).map(({ id, businessName, status }, index) => (
                  <span key={id}>
                    {index > 0 ? ", " : null}
                    <Link href={`/admin/partners?id=${id}`} className="wrap-anywhere text-lapis underline touch:py-3">
                      {businessName}
                    </Link>{" "}
                    ({t(`statuses.${status}`)})
                  </span>
                ))}
                {partners.length > mostNamed ? `, ${t("hints.more", { count: partners.length - mostNamed })}` : null}
              </li>
            ))}
            {risks.map((risk) => (
              <li key={risk}>{t(`risks.${risk}`)}</li>
            ))}
          </ul>
        }
      />
    </div>
  );
}
