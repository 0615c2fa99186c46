import { actAgain } from "@/components/auth/ask-again";
import { showToast } from "@/components/ui/toast";
import { recallApprovalAction } from "@/lib/partners/review-actions";

type RecallTexts = Record<"recalled" | "offline", string>;

/** Takes an approval back, from wherever its toast is pressed: the panel of the next one may stand there meanwhile. */
export async function recall(partnerId: string, { recalled, offline }: RecallTexts, onDone: () => void) {
  const form = new FormData();
  form.set("partnerId", partnerId);
  const result = await actAgain(recallApprovalAction, form).catch(() => ({ ok: false as const, error: offline }));
  showToast(result.ok ? { text: recalled } : { text: result.error, tone: "danger" });
  if (result.ok) onDone();
}
