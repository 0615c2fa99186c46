"use client";

import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { acceptTermsAction } from "@/lib/legal/actions";

type AcceptFormProps = { version: number; texts: Record<"accept" | "offline", string> };

/** The action leads on by itself. */
export function AcceptForm({ version, texts }: AcceptFormProps) {
  const { form, failure, isPending } = useSending(acceptTermsAction, {
    offline: texts.offline,
    onDone: () => undefined,
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormErrors title={failure ? (failure.fieldErrors?.terms ?? failure.error) : undefined} />
      <input type="hidden" name="terms" value={version} />
      <Button type="submit" variant="primary" size="wide" pending={isPending}>
        {texts.accept}
      </Button>
    </form>
  );
}
