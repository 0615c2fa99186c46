import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { findClosing } from "@/lib/closing/find-closing";
import { formatTime } from "@/lib/i18n/format";

/** On every page of an account that is being closed: until when it can be kept, and the way there. */
export async function ClosingBanner({ partnerId, isOwner }: { partnerId: string; isOwner: boolean }) {
  const [t, locale, closing] = await Promise.all([
    getTranslations("closing.banner"),
    getLocale(),
    findClosing(partnerId),
  ]);
  if (!closing) return null;
  const title = t("title", { time: formatTime(closing.eraseAfter, locale) });
  return (
    <aside aria-label={title} className="border-pomegranate border-b bg-pomegranate-wash px-4 py-2 text-sm lg:px-8">
      <div className="flex max-w-[96rem] flex-wrap items-center gap-x-3 gap-y-1">
        <TriangleAlert aria-hidden className="size-5 shrink-0 text-pomegranate" />
        <p className="wrap-anywhere min-w-0 flex-1 basis-60">
          <strong>{title}</strong> {t("text")}
        </p>
        <Link
          href="/account/data#closing"
          className="inline-flex min-h-control items-center font-bold text-lapis hover:underline"
        >
          {isOwner ? t("keep") : t("more")}
        </Link>
      </div>
    </aside>
  );
}
