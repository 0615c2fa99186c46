import { actOrSay } from "@/components/auth/act-or-say";
import type { ActionResult } from "@/lib/action";

/** What takes back what was just done. */
export type Undo = {
  action: (input: Record<string, string>) => Promise<ActionResult<unknown>>;
  input: Record<string, string>;
  label: string;
};

/** For the toast that says that it is done; the page is read again afterwards. */
export function offerUndo({ action, input, label }: Undo, offline: string, refresh: () => void) {
  const takeBack = async () => {
    if (await actOrSay(action, input, offline)) refresh();
  };
  return { label, run: () => void takeBack() };
}
