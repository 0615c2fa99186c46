"use client";

import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { openDemoAction } from "@/lib/demo/actions";

/** The action leads in by itself. */
export function OpenDemoForm({ label, offline }: { label: string; offline: string }) {
  const { form, failure, isPending } = useSending(openDemoAction, { offline, onDone: () => undefined });
  return (
    <form {...form} className="flex flex-col items-start gap-4">
      <FormErrors title={failure?.error} />
      <Button type="submit" pending={isPending}>
        {label}
      </Button>
    </form>
  );
}
