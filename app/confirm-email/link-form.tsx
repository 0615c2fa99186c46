"use client";

import { useRouter } from "next/navigation";
import { useSending } from "@/components/partners/use-sending";
import { Button, ButtonLink } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { confirmLinkAction } from "@/lib/auth/actions";

type LinkFormProps = { token: string; texts: Record<"submit" | "toCode" | "offline", string> };

/** A press confirms, not the visit: mail programs open links to look at them. */
export function LinkForm({ token, texts }: LinkFormProps) {
  const router = useRouter();
  const { form, failure, isPending } = useSending(confirmLinkAction, {
    offline: texts.offline,
    onDone: () => router.push("/login?notice=confirmed"),
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormErrors title={failure ? (failure.fieldErrors?.token ?? failure.error) : undefined} />
      <input type="hidden" name="token" value={token} />
      {failure && failure.code !== "unavailable" ? (
        <ButtonLink href="/confirm-email" variant="primary" size="wide">
          {texts.toCode}
        </ButtonLink>
      ) : (
        <Button type="submit" variant="primary" size="wide" pending={isPending}>
          {texts.submit}
        </Button>
      )}
    </form>
  );
}
