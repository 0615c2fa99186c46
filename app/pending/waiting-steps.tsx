import { getTranslations } from "next-intl/server";
import { Stepper } from "@/components/ui/stepper";
import type { Messages } from "@/lib/i18n/catalogue";

export async function WaitingSteps({ texts }: { texts: Messages["auth"]["pending"] }) {
  const t = await getTranslations("auth.pending");
  return (
    <Stepper
      title={texts.steps}
      progress={t("progress", { done: 1, total: 3 })}
      stateNames={texts.states}
      steps={[
        { id: "sent", title: texts.stepSent, state: "done" },
        { id: "review", title: texts.stepReview, text: texts.stepReviewText, state: "current" },
        { id: "open", title: texts.stepOpen, text: texts.stepOpenText, state: "todo" },
      ]}
    />
  );
}
