"use client";

import { useRef } from "react";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import type { Messages } from "@/lib/i18n/catalogue";
import { saveProfileAction } from "@/lib/partners/actions";

type Name = "businessName" | "phone" | "legalName" | "legalAddress" | "bankName" | "bankMfo";

type ProfileFormProps = {
  values: Record<Name, string>;
  inn: string;
  /** What stands under the empty account field: its rule, or the end of the stored number. */
  accountHint: string;
  fields: Record<"businessName" | "phone" | "inn", string>;
  texts: Messages["auth"]["profile"];
  save: string;
  saved: string;
  offline: string;
};

export function ProfileForm({ values, inn, accountHint, fields, texts, save, saved, offline }: ProfileFormProps) {
  const account = useRef<HTMLInputElement>(null);
  const { form, failure, errors, isPending } = useSending(saveProfileAction, {
    offline,
    onDone: () => {
      // Stored now, and shown by its end alone.
      if (account.current) account.current.value = "";
      showToast({ text: saved });
    },
  });
  const field = (name: Name, label: string, hint?: string) => (
    <TextField name={name} label={label} hint={hint} error={errors[name]} defaultValue={values[name]} />
  );
  return (
    <form {...form} className="flex max-w-form flex-col gap-6">
      <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={{ ...texts, ...fields }} />
      <Panel title={texts.business}>
        <div className="flex flex-col gap-4">
          {field("businessName", fields.businessName)}
          {field("phone", fields.phone)}
          <TextField name="" id="field-inn" label={fields.inn} hint={texts.readOnly} value={inn} readOnly />
          {field("legalName", texts.legalName, texts.legalNameHint)}
          {field("legalAddress", texts.legalAddress)}
        </div>
      </Panel>
      <Panel title={texts.bank}>
        <div className="flex flex-col gap-4">
          {field("bankName", texts.bankName)}
          <TextField
            name="bankMfo"
            label={texts.bankMfo}
            hint={texts.bankMfoHint}
            error={errors.bankMfo}
            defaultValue={values.bankMfo}
            inputMode="numeric"
            autoComplete="off"
          />
          <TextField
            name="bankAccount"
            label={texts.bankAccount}
            hint={accountHint}
            error={errors.bankAccount}
            inputMode="numeric"
            autoComplete="off"
            ref={account}
          />
        </div>
      </Panel>
      <Button type="submit" variant="primary" pending={isPending} className="self-start max-md:w-full">
        {save}
      </Button>
    </form>
  );
}
