import { Camera, Menu } from "lucide-react";
import type { ReactNode } from "react";
import { BottomBar } from "@/components/shell/bottom-bar";
import { BrandLink } from "@/components/shell/brand-mark";
import { type NavItem, NavLink } from "@/components/shell/nav-link";
import { SkipLink } from "@/components/shell/skip-link";
import { PopoverMenu } from "@/components/ui/popover-menu";

export type NavGroup = { id: string; label?: string | undefined; items: NavItem[] };

type AppShellProps = {
  brand: { href: string; name: string };
  /** All there is: the side of the desktop, the menu of a phone. */
  groups: NavGroup[];
  /** The four under the thumb. */
  bottomItems: NavItem[];
  /** The centre of the bottom bar; admins have none. */
  camera?: { href: string; label: string } | undefined;
  labels: { skip: string; navigation: string; bottomNavigation: string; menu: string };
  /** A strip above everything: which services are stand-ins, demo data. */
  notice?: ReactNode;
  /** Search, bell and the like at the right of the top bar, before the account. */
  tools?: ReactNode;
  account: ReactNode;
  children: ReactNode;
};

export function AppShell(props: AppShellProps) {
  const { brand, groups, bottomItems, camera, labels, notice, tools, account, children } = props;
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <SkipLink label={labels.skip} />
      <aside className="sticky top-0 hidden h-dvh flex-col gap-4 overflow-y-auto px-4 py-2.5 lg:flex">
        <BrandLink {...brand} />
        <nav aria-label={labels.navigation}>
          <NavGroups groups={groups} />
        </nav>
      </aside>
      <div className="flex min-h-dvh min-w-0 flex-col border-edge border-double lg:border-l-3">
        {notice}
        <header className="sticky top-0 z-30 flex h-14 items-center justify-between gap-2 border-rule border-b bg-paper px-4 lg:justify-end lg:px-8">
          <div className="lg:hidden">
            <BrandLink {...brand} />
          </div>
          <div className="flex items-center gap-1">
            {tools}
            <PopoverMenu label={labels.menu} button={<Menu aria-hidden className="size-5" />} phoneOnly>
              <nav aria-label={labels.menu}>
                <NavGroups groups={groups} />
              </nav>
            </PopoverMenu>
            {account}
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="w-full max-w-[96rem] flex-1 px-4 pt-6 pb-28 outline-none lg:px-8 lg:pb-12"
        >
          {children}
        </main>
      </div>
      <BottomBar
        label={labels.bottomNavigation}
        items={bottomItems}
        centre={camera ? { ...camera, icon: <Camera aria-hidden className="size-6" /> } : undefined}
      />
    </div>
  );
}

function NavGroups({ groups }: { groups: NavGroup[] }) {
  return groups.map(({ id, label, items }) => (
    <div key={id} className="mb-4 last:mb-0">
      {label ? <p className="px-3 pb-1 text-ink-soft text-xs">{label}</p> : null}
      <ul className="flex flex-col gap-0.5">
        {items.map((item) => (
          <li key={item.href}>
            <NavLink item={item} place="side" />
          </li>
        ))}
      </ul>
    </div>
  ));
}
