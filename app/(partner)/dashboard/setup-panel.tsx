import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { StepMark } from "@/components/ui/step-mark";
import type { SetupStep } from "@/lib/profit/read-dashboard";

const places: Record<SetupStep["key"], string> = {
  email: "/profile",
  profile: "/profile",
  connection: "/connections",
  product: "/scan",
  liveCard: "/products",
};

/** Five steps that tick themselves from what is there; gone once all are done. */
export async function SetupPanel({ steps }: { steps: SetupStep[] }) {
  const t = await getTranslations("profit.dashboard.steps");
  const done = steps.filter(({ isDone }) => isDone).length;
  const next = steps.find(({ isDone }) => !isDone)?.key;
  return (
    <Panel title={t("title")} text={t("count", { done, total: steps.length })}>
      <ol className="grid gap-x-4 md:grid-cols-2 xl:grid-cols-5">
        {steps.map(({ key, isDone }) => (
          <li key={key} className="flex min-h-control items-center gap-3 text-sm">
            <StepMark state={isDone ? "done" : key === next ? "needs-you" : "waiting"} isStill />
            {isDone ? (
              <span className="text-ink-soft">{t(key)}</span>
            ) : (
              <Link href={places[key]} className="link">
                {t(key)}
              </Link>
            )}
            <span className="sr-only">{t(isDone ? "done" : "open")}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
