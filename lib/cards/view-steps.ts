import type { LaneStep } from "@/lib/cards/lane-json";
import type { LaneView } from "@/lib/cards/lane-view";

type Step = LaneView["steps"][number];
type Shown = Exclude<LaneStep, "decide"> | "hand-over";

const byApi: readonly Shown[] = ["write-card", "choose-category", "make-picture", "set-price", "publish", "moderate"];
const byHand: readonly Shown[] = ["write-card", "make-picture", "set-price", "hand-over", "moderate"];

type Input = { state: string; step: string | null; ended: readonly string[]; isByHand: boolean };

/** The track of a lane. Deciding takes a moment and is no step of its own to a reader. */
export function viewSteps({ state, step, ended, isByHand }: Input): { id: Shown; state: Step["state"] }[] {
  const shown = isByHand ? byHand : byApi;
  const isOver = (id: Shown) => ended.includes(id === "hand-over" ? "moderate" : id);
  const next = shown.find((id) => !isOver(id));
  return shown.map((id) => {
    if (state === "LIVE" || isOver(id)) return { id, state: "done" };
    if (id !== next) return { id, state: "waiting" };
    if (state === "FAILED" || state === "REJECTED") return { id, state: "failed" };
    if (state === "SUGGESTED" || state === "HANDED_OVER") return { id, state: "needs-you" };
    return { id, state: state === "WAITING" && step === null ? "waiting" : "running" };
  });
}
