import { unstable_rethrow } from "next/navigation";
import { actAgain } from "@/components/auth/ask-again";
import { showToast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";

/** What the action gives back. Null: it failed, or nobody answered, and a toast has said so. */
export async function actOrSay<Input, T>(
  action: (input: Input) => Promise<ActionResult<T>>,
  input: Input,
  offline: string,
): Promise<{ data: T } | null> {
  try {
    const result = await actAgain(action, input);
    if (result.ok) return { data: result.data };
    showToast({ text: result.error, tone: "danger" });
  } catch (error) {
    unstable_rethrow(error);
    showToast({ text: offline, tone: "danger" });
  }
  return null;
}
