"use client";

import { useTranslations } from "next-intl";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { cancelBankChangeAction, confirmBankChangeAction, resendBankCodeAction } from "@/lib/partners/profile-actions";

/** A new code is another change to the page: this form is made anew with it. */
export function BankCodeForm() {
  const t = useTranslations("people");
  const offline = useTranslations("errors")("offline");
  const say = (text: string) => ({ offline, onDone: () => showToast({ text }) });
  const { form, failure, errors, isPending } = useSending(confirmBankChangeAction, say(t("bank.done")));
  const again = useSending(resendBankCodeAction, say(t("bank.resent")));
  const stop = useSending(cancelBankChangeAction, say(t("bank.cancelled")));
  const other = again.failure ?? stop.failure;
  return (
    <div className="flex flex-col gap-4">
      <form {...form} className="flex flex-col gap-4">
        <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={{ code: t("fields.code") }} />
        <TextField
          name="code"
          label={t("fields.code")}
          error={errors.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          placeholder="000000"
          required
        />
        <Button type="submit" variant="primary" pending={isPending} className="self-start max-md:w-full">
          {t("bank.confirm")}
        </Button>
      </form>
      <div className="flex flex-wrap gap-2">
        <form {...again.form}>
          <Button type="submit" pending={again.isPending}>
            {t("bank.resend")}
          </Button>
        </form>
        <form {...stop.form}>
          <Button type="submit" pending={stop.isPending}>
            {t("bank.cancel")}
          </Button>
        </form>
      </div>
      {other ? (
        <p role="alert" className="text-pomegranate text-sm">
          {other.error}
        </p>
      ) : null}
    </div>
  );
}
