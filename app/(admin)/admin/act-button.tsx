"use client";

import { useRouter } from "next/navigation";
import { offerUndo, type Undo } from "@/app/(admin)/admin/offer-undo";
import { useSending } from "@/components/partners/use-sending";
import { Button, type ButtonProps } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";

type ActButtonProps<T> = Pick<ButtonProps, "variant" | "size" | "icon"> & {
  action: (form: FormData) => Promise<ActionResult<T>>;
  input: Record<string, string>;
  label: string;
  /** The same with what it is about, for a screen reader. */
  name?: string | undefined;
  /** What is said when it is done; by outcome where there are several. */
  done: string | Record<string, string>;
  /** Offered with it for ten seconds. */
  undo?: Undo | undefined;
  offline: string;
};

/** One press, one act; the page is read again after it. A form, so that it works before any script. */
export function ActButton<T>({ action, input, label, name, done, undo, offline, ...look }: ActButtonProps<T>) {
  const router = useRouter();
  const act = async (form: FormData) => {
    const result = await action(form);
    if (!result.ok && result.code !== "reauthenticate") {
      showToast({ text: result.error, tone: "danger" });
      router.refresh();
    }
    return result;
  };
  const { form, isPending } = useSending(act, {
    offline,
    onDone: (data) => {
      showToast({ text: sayDone(done, data), action: undo && offerUndo(undo, offline, () => router.refresh()) });
      router.refresh();
    },
  });
  return (
    <form {...form}>
      {Object.entries(input).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <Button {...look} type="submit" pending={isPending} aria-label={name}>
        {label}
      </Button>
    </form>
  );
}

function sayDone(done: string | Record<string, string>, data: unknown): string {
  if (typeof done === "string") return done;
  const outcome = data && typeof data === "object" && "outcome" in data ? String(data.outcome) : "";
  return done[outcome] ?? "";
}
