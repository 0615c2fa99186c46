import { getTranslations } from "next-intl/server";
import { Stepper } from "@/components/ui/stepper";
import type { Messages } from "@/lib/i18n/catalogue";
import type { Wait } from "@/lib/partners/application-age";

type WaitingStepsProps = { texts: Messages["auth"]["pending"]; pace: Wait | null };

/** What was done, what happens now and how long that takes, and what comes next (UX 14). */
export async function WaitingSteps({ texts, pace }: WaitingStepsProps) {
  const t = await getTranslations("auth.pending");
  const usually = pace ? `${t(`pace.${pace.unit}`, { count: pace.count })} ` : "";
  return (
    <Stepper
      title={texts.steps}
      progress={t("progress", { done: 1, total: 3 })}
      stateNames={texts.states}
      steps={[
        { id: "sent", title: texts.stepSent, state: "done" },
        { id: "review", title: texts.stepReview, text: `${usually}${texts.stepReviewText}`, state: "current" },
        { id: "open", title: texts.stepOpen, text: texts.stepOpenText, state: "todo" },
      ]}
    />
  );
}
