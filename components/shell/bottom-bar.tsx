import Link from "next/link";
import type { ReactNode } from "react";
import { type NavItem, NavLink } from "@/components/shell/nav-link";
import { octagramPath } from "@/components/shell/octagram";

type BottomBarProps = {
  label: string;
  items: NavItem[];
  centre?: { href: string; label: string; icon: ReactNode } | undefined;
};

/** Phones only: two items, the camera in its star, two items. */
export function BottomBar({ label, items, centre }: BottomBarProps) {
  const half = Math.ceil(items.length / 2);
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-30 border-rule border-t bg-sheet pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="mx-auto grid max-w-form auto-cols-fr grid-flow-col">
        {items.slice(0, half).map((item) => (
          <BottomItem key={item.href} item={item} />
        ))}
        {centre ? (
          <li className="relative">
            <Link
              href={centre.href}
              aria-label={centre.label}
              className="-top-4 -translate-x-1/2 absolute left-1/2 grid size-16 place-items-center rounded-round text-on-lapis"
            >
              <svg aria-hidden="true" viewBox="0 0 32 32" className="absolute inset-0">
                <path d={octagramPath} strokeWidth="1.5" className="fill-lapis stroke-sheet" />
              </svg>
              <span className="relative">{centre.icon}</span>
            </Link>
          </li>
        ) : null}
        {items.slice(half).map((item) => (
          <BottomItem key={item.href} item={item} />
        ))}
      </ul>
    </nav>
  );
}

function BottomItem({ item }: { item: NavItem }) {
  return (
    <li className="min-w-0">
      <NavLink item={item} place="bottom" />
    </li>
  );
}
