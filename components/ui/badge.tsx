import type { ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { type Tone, toneText, toneWash } from "@/components/ui/tone";

/** A state in a word. The mark's shape differs by tone, so that colour is never the only sign. */
export function Badge({ tone = "neutral", children }: { tone?: Tone | undefined; children: ReactNode }) {
  return (
    <span
      className={joinClasses(
        "inline-flex items-center gap-1.5 whitespace-nowrap rounded-control px-2 py-0.5 font-bold text-xs",
        toneText[tone],
        toneWash[tone],
      )}
    >
      <ToneMark tone={tone} />
      {children}
    </span>
  );
}

/** The same in running lists: a mark and plain words. */
export function StatusDot({ tone = "neutral", children }: { tone?: Tone | undefined; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2 text-sm">
      <ToneMark tone={tone} className={toneText[tone]} />
      {children}
    </span>
  );
}

const shapes: Record<Tone, ReactNode> = {
  neutral: <circle cx="5" cy="5" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  info: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  good: <path d="M1.5 5.5 4 8l4.5-6" fill="none" stroke="currentColor" strokeWidth="2" />,
  attention: <path d="M5 0l5 5-5 5-5-5z" fill="currentColor" />,
  danger: <path d="M1.5 1.5l7 7m0-7l-7 7" fill="none" stroke="currentColor" strokeWidth="2" />,
};

function ToneMark({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 10 10" className={joinClasses("size-2.5 shrink-0", className)}>
      {shapes[tone]}
    </svg>
  );
}
