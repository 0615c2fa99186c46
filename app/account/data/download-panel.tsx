import { Download } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { isAllowed } from "@/lib/auth/guards";
import type { Viewer } from "@/lib/auth/session";
import { listSets } from "@/lib/export/list-sets";

/** A row a set: what is in it, how much, and its file. */
export async function DownloadPanel({ viewer }: { viewer: Viewer }) {
  const [t, sets] = await Promise.all([getTranslations("data"), listSets(viewer)]);
  const isWaiting = !viewer.isActive && !viewer.isSuspended;
  const rows = [
    ...sets.map(({ name, count }) => ({ name, count, href: `/api/export/${name}` })),
    ...(isAllowed(viewer, "team:read") ? [{ name: "history" as const, count: null, href: "/api/history/export" }] : []),
  ];
  const note = isWaiting ? t("list.waiting") : viewer.memberRole === "OWNER" ? null : t("list.byRole");
  return (
    <Panel title={t("list.title")} text={t("list.text")} padding="flush">
      <ul className="divide-y divide-rule text-sm">
        {rows.map(({ name, count, href }) => {
          const label = t(`sets.${name}.name`);
          return (
            <li key={name} className="flex items-center justify-between gap-4 px-4 py-3 md:px-6">
              <div className="min-w-0">
                <h3 className="font-bold">{label}</h3>
                <p className="text-ink-soft">
                  {t(`sets.${name}.text`)}
                  {count === null ? null : (
                    <span className="whitespace-nowrap"> {t(`counts.${name}` as never, { count } as never)}</span>
                  )}
                </p>
              </div>
              <ButtonLink
                href={href}
                prefetch={false}
                download
                aria-label={t("list.downloadName", { name: label })}
                icon={<Download aria-hidden className="size-4" />}
                className="shrink-0"
              >
                <span className="max-sm:hidden">{t("list.download")}</span>
              </ButtonLink>
            </li>
          );
        })}
      </ul>
      {note ? <p className="border-rule border-t px-4 py-3 text-ink-soft text-sm md:px-6">{note}</p> : null}
    </Panel>
  );
}
