"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { AccountField } from "@/app/profile/account-field";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { findBank } from "@/lib/partners/bank-directory";
import { requestBankChangeAction } from "@/lib/partners/profile-actions";

type BankFormProps = { values: Record<"bankName" | "bankMfo", string>; accountEnd: string };

/** Asks for a change: what is typed here is not in force before the code. */
export function BankForm({ values, accountEnd }: BankFormProps) {
  const t = useTranslations("people");
  const offline = useTranslations("errors")("offline");
  const bankName = useRef<HTMLInputElement>(null);
  const [mfo, setMfo] = useState(values.bankMfo);
  // The page comes back with the code's form in this one's place.
  const { form, failure, errors, isPending } = useSending(requestBankChangeAction, {
    offline,
    onDone: () => undefined,
  });
  const digits = mfo.replace(/\D/g, "");
  const known = findBank(digits);
  const hint = known ? t("hints.mfoKnown", { bank: known }) : t(digits.length === 5 ? "hints.mfoUnknown" : "hints.mfo");
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormErrors
        title={failure?.error}
        errors={failure?.fieldErrors}
        labels={{
          bankMfo: t("fields.bankMfo"),
          bankName: t("fields.bankName"),
          bankAccount: t("fields.bankAccount"),
        }}
      />
      <TextField
        name="bankMfo"
        label={t("fields.bankMfo")}
        hint={hint}
        error={errors.bankMfo}
        value={mfo}
        onChange={({ target }) => {
          setMfo(target.value);
          const found = findBank(target.value.replace(/\D/g, ""));
          if (found && bankName.current) bankName.current.value = found;
        }}
        inputMode="numeric"
        autoComplete="off"
        required
      />
      <TextField
        name="bankName"
        label={t("fields.bankName")}
        error={errors.bankName}
        defaultValue={values.bankName}
        autoComplete="off"
        ref={bankName}
        required
      />
      <AccountField end={accountEnd} error={errors.bankAccount} />
      <p className="text-ink-soft text-sm">{t("bank.askHint")}</p>
      <Button type="submit" pending={isPending} className="self-start max-md:w-full">
        {t("bank.ask")}
      </Button>
    </form>
  );
}
