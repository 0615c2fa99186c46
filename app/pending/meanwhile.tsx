import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";

/** What shortens the way to the first sale and need not wait for the answer. */
export async function Meanwhile() {
  const t = await getTranslations("auth.pending");
  return (
    <Panel title={t("now")} padding="flush">
      <ul className="divide-y divide-rule text-sm">
        <li>
          <Link
            href="/profile"
            className="flex min-h-control items-center justify-between gap-4 px-4 py-3 -outline-offset-2 hover:bg-paper md:px-6"
          >
            <span>
              <span className="block font-bold text-lapis">{t("nowProfile")}</span>
              <span className="text-ink-soft">{t("nowProfileText")}</span>
            </span>
            <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
          </Link>
        </li>
        <li className="px-4 py-3 md:px-6">
          <span className="block font-bold">{t("nowKeys")}</span>
          <span className="text-ink-soft">{t("nowKeysText")}</span>
        </li>
      </ul>
    </Panel>
  );
}
