"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { LinkPending } from "@/components/ui/link-pending";

export type NavItem = {
  href: string;
  label: string;
  icon: ReactNode;
  /** True where pages below this address have items of their own, as under the dashboard. */
  isExact?: boolean | undefined;
  /** How many wait: the digits, and what they count for a screen reader ("12 ta ariza kutmoqda"). */
  count?: { text: string; label: string } | undefined;
};

const looks = {
  side: {
    link: "flex min-h-control items-center gap-3 rounded-control px-3 text-sm transition-colors",
    current: "bg-lapis-wash font-bold text-lapis",
    other: "text-ink hover:bg-sunk",
    count: "ml-auto rounded-control bg-saffron-wash px-1.5 font-bold text-saffron text-xs tabular-nums",
  },
  bottom: {
    link: "relative flex h-14 flex-col items-center justify-center gap-0.5 border-t-2 px-0.5 text-xs -outline-offset-2",
    current: "border-lapis font-bold text-lapis",
    other: "border-transparent text-ink-soft",
    count:
      "absolute top-0.5 left-1/2 ml-1 rounded-control bg-saffron-wash px-1 font-bold text-saffron text-xs tabular-nums",
  },
};

/** Knows from the address whether it is the current one: a layout is not drawn again when the page changes. */
export function NavLink({ item, place }: { item: NavItem; place: keyof typeof looks }) {
  const pathname = usePathname();
  const isCurrent = pathname === item.href || (!item.isExact && pathname.startsWith(`${item.href}/`));
  const look = looks[place];
  return (
    <Link
      href={item.href}
      aria-current={isCurrent ? "page" : undefined}
      className={joinClasses(look.link, isCurrent ? look.current : look.other)}
    >
      <span aria-hidden="true" className="shrink-0 [&>svg]:size-5">
        <LinkPending icon={item.icon} />
      </span>
      <span className={place === "bottom" ? "max-w-full truncate" : "min-w-0"}>{item.label}</span>
      {item.count ? (
        <span className={look.count}>
          <span aria-hidden="true">{item.count.text}</span>
          <span className="sr-only">{item.count.label}</span>
        </span>
      ) : null}
    </Link>
  );
}
