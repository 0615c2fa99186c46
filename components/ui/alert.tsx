import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { type Tone, toneText, toneWash } from "@/components/ui/tone";

type AlertProps = {
  tone?: Exclude<Tone, "neutral"> | undefined;
  /** What happened. */
  title: ReactNode;
  /** Why, in plain words. */
  why?: ReactNode;
  /** What is safe all the same. */
  safe?: ReactNode;
  /** What to do: a button or a link. */
  action?: ReactNode;
  /** The raw text, one tap away. */
  details?: { label: string; text: string } | undefined;
  /** `alert` interrupts a screen reader: only for what has just happened. */
  role?: "alert" | "status" | undefined;
};

const icons = { info: Info, good: CircleCheck, attention: TriangleAlert, danger: CircleAlert };
const borders = {
  info: "border-lapis",
  good: "border-turquoise",
  attention: "border-saffron",
  danger: "border-pomegranate",
};

export function Alert({ tone = "info", title, why, safe, action, details, role }: AlertProps) {
  const Icon = icons[tone];
  return (
    <div
      role={role}
      className={joinClasses("flex gap-3 rounded-control border-l-4 px-4 py-3 text-sm", borders[tone], toneWash[tone])}
    >
      <Icon aria-hidden className={joinClasses("mt-0.5 size-5 shrink-0", toneText[tone])} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-bold text-base">{title}</p>
        {why ? <div>{why}</div> : null}
        {safe ? <div className="text-ink-soft">{safe}</div> : null}
        {action ? <div className="mt-2 flex flex-wrap gap-2">{action}</div> : null}
        {details ? (
          <details className="mt-1">
            <summary className="py-1 text-ink-soft touch:py-3 underline underline-offset-3">{details.label}</summary>
            <pre className="mt-1 overflow-x-auto whitespace-pre-wrap font-mono text-xs">{details.text}</pre>
          </details>
        ) : null}
      </div>
    </div>
  );
}
