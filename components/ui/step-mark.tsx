import type { ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";

export type StepState = "waiting" | "running" | "done" | "needs-you" | "failed";

const line = { fill: "none", strokeWidth: 2, strokeLinecap: "round", strokeLinejoin: "round" } as const;

const marks: Record<StepState, { tint: string; shape: ReactNode }> = {
  waiting: { tint: "text-edge", shape: <circle cx="10" cy="10" r="5" stroke="currentColor" {...line} /> },
  running: {
    tint: "text-lapis",
    shape: (
      <>
        <circle cx="10" cy="10" r="3" fill="currentColor" />
        <path d="M10 2a8 8 0 1 1-8 8" stroke="currentColor" {...line} />
      </>
    ),
  },
  done: {
    tint: "text-turquoise",
    shape: (
      <>
        <circle cx="10" cy="10" r="9" fill="currentColor" />
        <path d="m6 10.5 2.8 2.8L14 7.5" className="stroke-sheet" {...line} />
      </>
    ),
  },
  "needs-you": {
    tint: "text-saffron",
    shape: (
      <>
        <path d="m10 0 10 10-10 10L0 10z" fill="currentColor" />
        <path d="M10 5.5v5m0 3.5v.2" className="stroke-sheet" {...line} />
      </>
    ),
  },
  failed: {
    tint: "text-pomegranate",
    shape: (
      <>
        <rect x="1" y="1" width="18" height="18" rx="3" fill="currentColor" />
        <path d="m6.5 6.5 7 7m0-7-7 7" className="stroke-sheet" {...line} />
      </>
    ),
  },
};

/** Five states in five shapes; the words stand beside it. `isStill` for a step that waits for a person, not a machine. */
export function StepMark({ state, isStill = false }: { state: StepState; isStill?: boolean }) {
  const turns = state === "running" && !isStill;
  const { tint, shape } = marks[state];
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className={joinClasses("size-5 shrink-0", tint, turns && "motion-safe:animate-spin")}
    >
      {shape}
    </svg>
  );
}
