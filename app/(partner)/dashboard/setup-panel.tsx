import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { HideChecklist } from "@/app/(partner)/dashboard/hide-checklist";
import { Panel } from "@/components/ui/panel";
import { StepMark } from "@/components/ui/step-mark";
import type { Permission } from "@/lib/auth/permissions";
import type { SetupStep } from "@/lib/profit/read-dashboard";

const places: Record<SetupStep["key"], { href: string; needs: Permission | null }> = {
  email: { href: "/profile", needs: null },
  profile: { href: "/profile", needs: "profile:write" },
  connection: { href: "/connections", needs: "connections:write" },
  product: { href: "/scan", needs: "catalog:write" },
  liveCard: { href: "/products", needs: "cards:write" },
};

type SetupPanelProps = { steps: SetupStep[]; isAllowed: (permission: Permission) => boolean };

/** First steps that tick themselves from what is there, each with what it brings; gone once all are done. */
export async function SetupPanel({ steps, isAllowed }: SetupPanelProps) {
  const [t, shell, errors] = await Promise.all([
    getTranslations("profit.dashboard.steps"),
    getTranslations("shell.checklist"),
    getTranslations("errors"),
  ]);
  const own = steps.filter(({ key }) => {
    const { needs } = places[key];
    return needs === null || isAllowed(needs);
  });
  if (own.every(({ isDone }) => isDone)) return null;
  const done = own.filter(({ isDone }) => isDone).length;
  const next = own.find(({ isDone }) => !isDone)?.key;
  return (
    <Panel
      title={t("title")}
      text={t("count", { done, total: own.length })}
      padding="flush"
      actions={
        <HideChecklist
          texts={{ hide: shell("hide"), hidden: shell("hidden"), undo: shell("undo"), offline: errors("offline") }}
        />
      }
    >
      <ol>
        {own.map(({ key, isDone }) => (
          <li key={key} className="flex items-start gap-3 border-rule border-b px-4 py-2 last:border-b-0 md:px-6">
            <span className="flex min-h-6 items-center">
              <StepMark state={isDone ? "done" : key === next ? "needs-you" : "waiting"} isStill />
            </span>
            <div className="min-w-0 text-sm">
              {isDone ? (
                <span className="text-ink-soft">{t(key)}</span>
              ) : (
                <>
                  <Link href={places[key].href} className="link inline-flex touch:min-h-control items-center font-bold">
                    {t(key)}
                  </Link>
                  <p className="text-ink-soft">{shell(`benefits.${key}`)}</p>
                </>
              )}
              <span className="sr-only">{t(isDone ? "done" : "open")}</span>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
