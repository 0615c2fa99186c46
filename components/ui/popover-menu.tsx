"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { joinClasses } from "@/components/ui/join-classes";

type PopoverMenuProps = {
  /** The button's name where `button` is an icon alone. */
  label: string;
  button: ReactNode;
  /** A wide screen has its content elsewhere. */
  phoneOnly?: boolean | undefined;
  children: ReactNode;
};

/** The browser's own popover under the top bar: closes on Escape, on a tap outside, on a choice, when the focus goes on, and with the page. */
export function PopoverMenu({ label, button, phoneOnly, children }: PopoverMenuProps) {
  const id = useId();
  const pathname = usePathname();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const leave = ({ target }: FocusEvent) => {
      // Its own button closes it by itself.
      const isOwn =
        target instanceof Element && (menu.current?.contains(target) || target.matches(`[popovertarget="${id}"]`));
      if (!isOwn) menu.current?.hidePopover();
    };
    document.addEventListener("focusin", leave);
    return () => document.removeEventListener("focusin", leave);
  }, [id]);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        className={joinClasses(
          "inline-flex min-h-control min-w-control items-center justify-center gap-2 rounded-control px-2 text-sm hover:bg-sunk",
          phoneOnly && "lg:hidden",
        )}
      >
        {button}
      </button>
      <div
        ref={menu}
        key={pathname}
        id={id}
        popover="auto"
        onSubmit={({ currentTarget }) => currentTarget.hidePopover()}
        className={joinClasses(
          "fixed inset-auto top-14 right-2 max-h-[80dvh] w-72 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-sheet border border-edge bg-sheet p-2 text-ink shadow-lifted",
          // Under its own button where the browser can; under the top bar elsewhere.
          "supports-[position-area:bottom]:inset-auto supports-[position-area:bottom]:my-1 supports-[position-area:bottom]:[position-area:bottom_span-left]",
          phoneOnly && "lg:hidden",
        )}
      >
        {children}
      </div>
    </>
  );
}
