import type { ReactNode } from "react";
import { BrandLink } from "@/components/shell/brand-mark";
import { SkipLink } from "@/components/shell/skip-link";
import { GirihPattern } from "@/components/ui/girih-pattern";

type AuthShellProps = {
  brand: { href: string; name: string };
  skipLabel: string;
  title: string;
  text?: ReactNode;
  notice?: ReactNode;
  /** Language and theme. */
  switches?: ReactNode;
  /** Beside the form on a wide screen: what waits behind the door. */
  aside?: ReactNode;
  /** Under the form: "Akkauntingiz bormi? Kirish". */
  footer?: ReactNode;
  children: ReactNode;
};

/** Signing in, registering, waiting: one narrow column, and the pattern beside it. */
export function AuthShell({
  brand,
  skipLabel,
  title,
  text,
  notice,
  switches,
  aside,
  footer,
  children,
}: AuthShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={skipLabel} />
      {notice}
      <div className="grid flex-1 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="flex flex-col px-4 md:px-8">
          <header className="flex flex-wrap items-center justify-between gap-2 py-3">
            <BrandLink {...brand} />
            <div className="flex flex-wrap items-center gap-2">{switches}</div>
          </header>
          <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[27.5rem] flex-1 py-8 outline-none lg:py-16">
            <h1 className="rule-double mb-6 pb-3 font-bold text-xl">{title}</h1>
            {text ? <p className="-mt-2 mb-6 text-ink-soft">{text}</p> : null}
            {children}
            {footer ? <div className="mt-6 border-rule border-t pt-4 text-ink-soft text-sm">{footer}</div> : null}
          </main>
        </div>
        <aside className="relative hidden overflow-hidden border-edge border-l-3 border-double bg-sunk lg:block">
          <GirihPattern className="absolute inset-0 size-full text-rule" />
          {aside ? (
            <div className="absolute inset-x-12 bottom-16 max-w-form rounded-sheet border border-rule bg-sheet p-8">
              {aside}
            </div>
          ) : null}
        </aside>
      </div>
    </div>
  );
}
