import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** A badge or the like beside the title. */
  mark?: ReactNode;
  text?: ReactNode;
  back?: { href: string; label: string } | undefined;
  actions?: ReactNode;
};

export function PageHeader({ title, mark, text, back, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-col gap-1">
      {back ? (
        <Link
          href={back.href}
          className="-ml-1 inline-flex min-h-control items-center gap-2 self-start px-1 text-lapis text-sm hover:underline"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {back.label}
        </Link>
      ) : null}
      <div className="rule-double flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-4">
        <div className="min-w-0 max-w-prose">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="wrap-anywhere font-bold text-xl">{title}</h1>
            {mark}
          </div>
          {text ? <p className="mt-1 text-ink-soft">{text}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}
