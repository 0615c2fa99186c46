import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { StepMark } from "@/components/ui/step-mark";

type Step = {
  id: string;
  title: string;
  text?: ReactNode;
  state: "done" | "current" | "todo";
  /** The button of this step; shown while it is the current one. */
  action?: ReactNode;
};

type StepperProps = {
  title: string;
  /** "5 tadan 3 tasi" */
  progress: string;
  steps: Step[];
  stateNames: Record<Step["state"], string>;
};

const marks = { done: "done", current: "running", todo: "waiting" } as const;

/** A checklist whose steps tick themselves; folds away, and remembers nothing. */
export function Stepper({ title, progress, steps, stateNames }: StepperProps) {
  const done = steps.filter(({ state }) => state === "done").length;
  return (
    <details open className="group rounded-sheet border border-rule bg-sheet">
      <summary className="flex min-h-control list-none flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 md:px-6 [&::-webkit-details-marker]:hidden">
        <span className="font-bold">{title}</span>
        <span className="flex items-center gap-3 text-ink-soft text-sm">
          {progress}
          <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="h-1 w-24">
            <rect width="100" height="4" className="fill-rule" />
            <rect width={(100 * done) / Math.max(1, steps.length)} height="4" className="fill-turquoise" />
          </svg>
          <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
        </span>
      </summary>
      <ol className="border-rule border-t px-4 py-2 md:px-6">
        {steps.map((step) => (
          <li key={step.id} aria-current={step.state === "current" ? "step" : undefined} className="flex gap-3 py-2">
            <span className="mt-0.5">
              <StepMark state={marks[step.state]} isStill />
            </span>
            <div className="flex min-w-0 flex-col items-start gap-1">
              <p
                className={joinClasses(
                  step.state === "current" && "font-bold",
                  step.state === "done" && "text-ink-soft",
                )}
              >
                {step.title}
                <span className="sr-only">: {stateNames[step.state]}</span>
              </p>
              {step.text && step.state !== "done" ? <p className="text-ink-soft text-sm">{step.text}</p> : null}
              {step.state === "current" && step.action ? <div className="mt-2">{step.action}</div> : null}
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}
