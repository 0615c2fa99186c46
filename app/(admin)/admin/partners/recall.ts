import { actOrSay } from "@/components/auth/act-or-say";
import { showToast } from "@/components/ui/toast";
import { recallApprovalAction } from "@/lib/partners/review-actions";

type RecallTexts = Record<"recalled" | "offline", string>;

/** Takes an approval back, from wherever its toast is pressed: the panel of the next one may stand there meanwhile. */
export async function recall(partnerId: string, { recalled, offline }: RecallTexts, onDone: () => void) {
  const form = new FormData();
  form.set("partnerId", partnerId);
  if (!(await actOrSay(recallApprovalAction, form, offline))) return;
  showToast({ text: recalled });
  onDone();
}
