import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { StatusDot } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { Tone } from "@/components/ui/tone";
import type { Need } from "@/lib/profit/read-dashboard";

const places: Record<Need["kind"], { href: string; tone: Tone }> = {
  confirm: { href: "/orders?tab=new", tone: "attention" },
  short: { href: "/orders?tab=new", tone: "danger" },
  attention: { href: "/orders?tab=attention", tone: "attention" },
  suggestions: { href: "/products", tone: "attention" },
  prices: { href: "/prices", tone: "attention" },
  pending: { href: "/profit?period=month", tone: "info" },
  key: { href: "/connections", tone: "danger" },
  trouble: { href: "/connections", tone: "attention" },
};

/** What only the seller can do, each a line that leads there. */
export async function NeedsPanel({ needs }: { needs: Need[] }) {
  const [t, common] = await Promise.all([getTranslations("profit.dashboard.needs"), getTranslations("common")]);
  const say = (need: Need) =>
    "count" in need
      ? t(need.kind, { count: need.count })
      : t(need.kind, { marketplace: common(`marketplaces.${need.marketplace}`) });
  return (
    <Panel title={t("title")} padding="flush">
      {needs.length === 0 ? (
        <p className="px-4 py-4 text-ink-soft text-sm md:px-6">{t("nothing")}</p>
      ) : (
        <ul>
          {needs.map((need) => (
            <li key={"count" in need ? need.kind : need.connectionId} className="border-rule border-b last:border-b-0">
              <Link
                href={places[need.kind].href}
                className="flex min-h-control items-center justify-between gap-4 px-4 py-2 -outline-offset-2 hover:bg-paper md:px-6"
              >
                <StatusDot tone={places[need.kind].tone}>{say(need)}</StatusDot>
                <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-soft" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
