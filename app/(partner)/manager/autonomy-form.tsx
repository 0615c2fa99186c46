"use client";

import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
import { useMayWrite } from "@/components/shell/write-rights";
import { joinClasses } from "@/components/ui/join-classes";
import { Panel } from "@/components/ui/panel";
import { StepMark } from "@/components/ui/step-mark";
import { setCardAutonomyAction } from "@/lib/cards/actions";

const steps = ["off", "suggest", "auto"] as const;
type Autonomy = (typeof steps)[number];

/** The ladder, its switch at the bottom. It takes effect at once, and falls back where the server says no. */
export function AutonomyForm({ current }: { current: Autonomy }) {
  const t = useTranslations("cards.manager");
  const offline = useTranslations("errors")("offline");
  const mayWrite = useMayWrite("manager");
  const [shown, show] = useOptimistic(current);
  const [isPending, start] = useTransition();
  const choose = (autonomy: Autonomy) => {
    if (isPending || autonomy === shown) return;
    start(async () => {
      show(autonomy);
      await actOrSay(setCardAutonomyAction, { autonomy }, offline);
    });
  };
  return (
    <Panel title={t("autonomy")} text={t("autonomyText")}>
      <fieldset disabled={!mayWrite} className="grid gap-2 md:grid-cols-3">
        <legend className="sr-only">{t("autonomy")}</legend>
        {steps.map((step) => (
          <label
            key={step}
            className={joinClasses(
              "flex min-h-control items-start gap-3 rounded-control border px-3 py-3 text-sm",
              "focus-within:outline-2 focus-within:outline-focus focus-within:outline-offset-2",
              step === shown ? "border-lapis bg-lapis-wash" : "border-rule bg-sheet",
              mayWrite && "cursor-pointer hover:border-edge",
            )}
          >
            <input
              type="radio"
              name="autonomy"
              value={step}
              checked={step === shown}
              onChange={() => choose(step)}
              className="sr-only"
            />
            <StepMark state={step === shown ? "done" : "waiting"} />
            <span className="flex flex-col gap-1">
              <span className="font-bold">{t(step)}</span>
              <span className="text-ink-soft">{t(`${step}Hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Panel>
  );
}
