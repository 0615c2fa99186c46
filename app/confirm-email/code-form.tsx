"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { ResendButton } from "@/app/confirm-email/resend-button";
import { useLookAgain } from "@/app/confirm-email/use-look-again";
import { EmailField } from "@/components/partners/email-field";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { confirmEmailAction } from "@/lib/auth/actions";

type CodeFormProps = {
  /** Null: it has to be typed. */
  email: string | null;
  /** It was registered in this browser. */
  isOwn: boolean;
  /** A mail has just been sent: the next one can be had after this many seconds. */
  waitSeconds: number;
  texts: Record<"email" | "code" | "submit" | "resend" | "resent" | "otherEmail" | "offline", string>;
  /** Holds `{seconds}`. */
  resendIn: string;
};

export function CodeForm({ email, isOwn, waitSeconds, texts, resendIn }: CodeFormProps) {
  const router = useRouter();
  const address = useRef<HTMLInputElement>(null);
  useLookAgain(isOwn);
  const { form, failure, errors, isPending } = useSending(confirmEmailAction, {
    offline: texts.offline,
    onDone: () => router.push("/login?notice=confirmed"),
  });
  return (
    <div className="flex flex-col gap-4">
      <form {...form} className="flex flex-col gap-4">
        <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={texts} />
        {email ? (
          <input type="hidden" name="email" value={email} ref={address} />
        ) : (
          <EmailField label={texts.email} error={errors.email} ref={address} />
        )}
        <TextField
          name="code"
          label={texts.code}
          error={errors.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          placeholder="000000"
          required
        />
        <Button type="submit" variant="primary" size="wide" pending={isPending}>
          {texts.submit}
        </Button>
      </form>
      <ResendButton
        readEmail={() => address.current?.value ?? ""}
        waitSeconds={waitSeconds}
        texts={texts}
        resendIn={resendIn}
      />
      {email ? (
        <Link href="/confirm-email?change=1" className="link inline-flex min-h-control items-center self-start text-sm">
          {texts.otherEmail}
        </Link>
      ) : null}
    </div>
  );
}
