import Link from "next/link";
import { joinClasses } from "@/components/ui/join-classes";
import { LinkPending } from "@/components/ui/link-pending";

type Tab = { href: string; label: string; count?: number | string | undefined; current?: boolean | undefined };

/** Views of one list, each with an address of its own. */
export function Tabs({ label, items }: { label: string; items: Tab[] }) {
  return (
    <nav aria-label={label} className="contain-inline-size mb-4 overflow-x-auto border-rule border-b">
      <ul className="flex min-w-max gap-1">
        {items.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={joinClasses(
                "flex min-h-control items-center gap-2 border-b-2 px-3 text-sm -outline-offset-2 transition-colors",
                tab.current
                  ? "border-lapis font-bold text-lapis"
                  : "border-transparent text-ink-soft hover:border-edge hover:text-ink",
              )}
            >
              <LinkPending />
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="rounded-control bg-sunk px-1.5 text-ink-soft text-xs tabular-nums">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
