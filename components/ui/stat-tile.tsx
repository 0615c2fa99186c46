import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { Money } from "@/components/ui/money";
import { toneText } from "@/components/ui/tone";

type Delta = {
  direction: "up" | "down" | "flat";
  /** "12 % oʻtgan haftaga nisbatan" */
  text: string;
  /** More returns going up is bad: the direction alone does not tell. */
  tone: "good" | "danger" | "neutral";
};

type StatTileProps = {
  label: string;
  /** Formatted money or a plain count. */
  value: string;
  size?: "title" | "hero" | undefined;
  tone?: "plain" | "good" | "attention" | "danger" | undefined;
  delta?: Delta | undefined;
  note?: ReactNode;
  /** The label becomes a link to the rows behind the figure. */
  href?: string | undefined;
};

const arrows = { up: ArrowUpRight, down: ArrowDownRight, flat: ArrowRight };

export function StatTile({ label, value, size = "title", tone = "plain", delta, note, href }: StatTileProps) {
  const Arrow = delta ? arrows[delta.direction] : null;
  return (
    <div className="relative flex min-w-0 flex-col items-start gap-2 rounded-sheet border border-rule bg-sheet p-4">
      <p className="text-ink-soft text-sm">
        {href ? (
          <Link href={href} className="link after:absolute after:inset-0">
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <p className="rule-double max-w-full pb-1">
        <Money text={value} size={size} tone={tone} />
      </p>
      {delta && Arrow ? (
        <p className={joinClasses("flex items-center gap-1 text-sm", toneText[delta.tone])}>
          <Arrow aria-hidden className="size-4 shrink-0" />
          {delta.text}
        </p>
      ) : null}
      {note ? <p className="text-ink-soft text-xs">{note}</p> : null}
    </div>
  );
}
