"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { EmailField } from "@/components/partners/email-field";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { changeAddressAction } from "@/lib/auth/actions";

type AddressFormProps = { texts: Record<"email" | "submit" | "keep" | "offline", string> };

/** For whoever registered in this browser and mistyped: the code goes to the new address from then on. */
export function AddressForm({ texts }: AddressFormProps) {
  const router = useRouter();
  const { form, failure, errors, isPending } = useSending(changeAddressAction, {
    offline: texts.offline,
    onDone: () => router.push("/confirm-email"),
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={texts} />
      <EmailField label={texts.email} error={errors.email} />
      <Button type="submit" variant="primary" size="wide" pending={isPending}>
        {texts.submit}
      </Button>
      <Link href="/confirm-email" className="link inline-flex min-h-control items-center self-start text-sm">
        {texts.keep}
      </Link>
    </form>
  );
}
