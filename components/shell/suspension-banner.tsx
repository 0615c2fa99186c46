import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { findSuspension } from "@/lib/partners/suspension";

/** On every page of a suspended partner: why, what still works, and where to read more. */
export async function SuspensionBanner({ partnerId }: { partnerId: string }) {
  const [t, data, suspension] = await Promise.all([
    getTranslations("review.banner"),
    getTranslations("data"),
    findSuspension(partnerId),
  ]);
  return (
    <aside
      aria-label={t("title")}
      className="border-pomegranate border-b bg-pomegranate-wash px-4 py-2 text-sm lg:px-8"
    >
      <div className="flex max-w-[96rem] flex-wrap items-center gap-x-3 gap-y-1">
        <TriangleAlert aria-hidden className="size-5 shrink-0 text-pomegranate" />
        <p className="wrap-anywhere min-w-0 flex-1 basis-60">
          <strong>{t("title")}</strong> {t("text")}
          {suspension?.reason ? (
            <span className="line-clamp-2 max-md:hidden"> {t("reason", { reason: suspension.reason })}</span>
          ) : null}
        </p>
        <Link href="/account/data" className="inline-flex min-h-control items-center text-lapis hover:underline">
          {data("title")}
        </Link>
        <Link href="/pending" className="inline-flex min-h-control items-center font-bold text-lapis hover:underline">
          {t("more")}
        </Link>
      </div>
    </aside>
  );
}
