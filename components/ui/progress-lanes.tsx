import type { ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { StepMark, type StepState } from "@/components/ui/step-mark";
import { type Tone, toneText } from "@/components/ui/tone";

export type Lane = {
  id: string;
  chip?: ReactNode;
  name: string;
  /** Where the lane as a whole stands, in words: "Tayyor", "Sizni kutmoqda". */
  status: { text: string; tone: Tone };
  steps: { id: string; label: string; state: StepState }[];
  /** Why it waits, what went wrong, "40 tadan 7 tasi". */
  note?: ReactNode;
  action?: ReactNode;
};

type ProgressLanesProps = {
  label: string;
  lanes: Lane[];
  /** Read out after each step's name. */
  stateNames: Record<StepState, string>;
};

/** One lane a marketplace, each with a state of its own: one red lane is not a total failure. */
export function ProgressLanes({ label, lanes, stateNames }: ProgressLanesProps) {
  return (
    <ul aria-label={label} className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {lanes.map((lane) => (
        <li
          key={lane.id}
          className="grid gap-x-6 gap-y-3 p-4 md:px-6 lg:grid-cols-[12rem_minmax(0,1fr)_minmax(0,14rem)] lg:items-center"
        >
          <div className="flex items-center justify-between gap-3 lg:flex-col lg:items-start lg:gap-1">
            <span className="flex items-center gap-2 font-bold">
              {lane.chip}
              {lane.name}
            </span>
            <span role="status" className={joinClasses("font-bold text-sm", toneText[lane.status.tone])}>
              {lane.status.text}
            </span>
          </div>
          <LaneTrack steps={lane.steps} stateNames={stateNames} />
          {lane.note || lane.action ? (
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-ink-soft text-sm lg:flex-col lg:items-start">
              {lane.note ? <p>{lane.note}</p> : null}
              {lane.action}
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function LaneTrack({ steps, stateNames }: { steps: Lane["steps"]; stateNames: ProgressLanesProps["stateNames"] }) {
  return (
    <ol className="flex">
      {steps.map(({ id, label, state }, index) => (
        <li key={id} className="relative flex min-w-0 flex-1 flex-col items-center gap-1 text-center">
          {index > 0 ? (
            <span
              aria-hidden="true"
              className={joinClasses(
                "absolute top-2.5 right-1/2 left-[-50%] mx-3.5 border-t-2",
                state === "waiting" ? "border-edge border-dotted" : "border-turquoise",
              )}
            />
          ) : null}
          <StepMark state={state} />
          <span
            className={joinClasses(
              "wrap-break-word w-full hyphens-auto px-0.5 text-xs",
              state === "waiting" ? "text-ink-soft" : "text-ink",
            )}
          >
            {label}
            <span className="sr-only">: {stateNames[state]}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
