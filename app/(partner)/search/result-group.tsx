import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { SearchInput } from "@/lib/search/schema";
import type { SearchGroup } from "@/lib/search/search-view";

/** A few rows of one kind with the way to all of them, or a page of them with the way to the next. */
export async function ResultGroup({ group, input }: { group: SearchGroup; input: SearchInput }) {
  const t = await getTranslations("shell.search");
  const { kind, rows, nextAfter } = group;
  const more = new URLSearchParams({ q: input.q, kind, ...(input.kind && nextAfter && { after: nextAfter }) });
  return (
    <Panel title={t(`kinds.${kind}`)} padding="flush" className="overflow-hidden">
      <ul>
        {rows.map(({ id, href, title, detail }) => (
          <li key={id} className="border-rule border-b last:border-b-0">
            <Link
              href={href}
              className="flex min-h-11 items-center justify-between gap-4 px-4 py-2 -outline-offset-2 hover:bg-paper md:px-6"
            >
              <span className="wrap-anywhere min-w-0">
                {title}
                <span className="block text-ink-soft text-xs">{detail}</span>
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-soft" />
            </Link>
          </li>
        ))}
      </ul>
      {nextAfter || input.kind ? (
        <div className="flex flex-wrap gap-2 border-rule border-t px-4 py-3 md:px-6">
          {input.kind ? (
            <ButtonLink href={`/search?${new URLSearchParams({ q: input.q })}`}>{t("all")}</ButtonLink>
          ) : null}
          {nextAfter ? <ButtonLink href={`/search?${more}`}>{t("more")}</ButtonLink> : null}
        </div>
      ) : null}
    </Panel>
  );
}
