"use client";

import { useMessages, useTranslations } from "next-intl";
import { useState } from "react";
import { DocumentList } from "@/app/profile/document-list";
import { SaveButton } from "@/app/profile/save-button";
import { LegalFormField } from "@/components/partners/legal-form-field";
import { TaxNumberField } from "@/components/partners/tax-number-field";
import { useSending } from "@/components/partners/use-sending";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { saveLegalAction } from "@/lib/partners/profile-actions";
import type { LegalForm as Form } from "@/lib/partners/tax-number";

type LegalFormProps = {
  values: Record<"legalName" | "directorName" | "legalAddress" | "oked", string>;
  form: Form | null;
  /** A company's number as it is; of a person's the end alone, in `taxNumber`. */
  stir: string;
  taxNumber: string | null;
  isLocked: boolean;
  passportEnd: string;
  mayWrite: boolean;
};

/** A company has a director, a person a passport; form and number of an approved partner are not changed here. */
export function LegalForm({ values, form: stored, stir, taxNumber, isLocked, passportEnd, mayWrite }: LegalFormProps) {
  const t = useTranslations("people");
  const { auth } = useMessages();
  const common = useTranslations("common");
  const offline = useTranslations("errors")("offline");
  const [chosen, setChosen] = useState(stored);
  const { form, failure, errors, isPending } = useSending(saveLegalAction, {
    offline,
    onDone: () => showToast({ text: common("saved") }),
  });
  const text = (name: keyof LegalFormProps["values"], hint?: string) => (
    <TextField
      name={name}
      label={t(`fields.${name}`)}
      hint={hint}
      error={errors[name]}
      defaultValue={values[name]}
      autoComplete="off"
    />
  );
  const names = ["legalForm", "inn", "legalName", "directorName", "legalAddress", "oked", "passport"] as const;
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormErrors
        title={failure?.error}
        errors={failure?.fieldErrors}
        labels={Object.fromEntries(names.map((name) => [name, t(`fields.${name}`)]))}
      />
      {isLocked ? (
        <LockedIdentity
          form={stored ? auth.legalForms[stored].name : "—"}
          taxNumber={taxNumber ?? ""}
          texts={{ form: t("fields.legalForm"), number: t("fields.inn"), hint: t("hints.locked") }}
        />
      ) : (
        <>
          <LegalFormField
            label={t("fields.legalForm")}
            texts={auth.legalForms}
            error={errors.legalForm}
            defaultValue={stored}
            onChoose={setChosen}
          />
          <TaxNumberField
            key={chosen}
            form={chosen}
            texts={auth.fields}
            error={errors.inn}
            defaultValue={chosen === "LLC" ? stir : ""}
            kept={taxNumber && !stir ? t("hints.innKept", { number: taxNumber }) : undefined}
          />
        </>
      )}
      {text("legalName", t(chosen === "LLC" ? "hints.companyName" : "hints.legalName"))}
      {chosen === "LLC" ? text("directorName", t("hints.directorName")) : null}
      {chosen === null || chosen === "LLC" ? null : (
        <TextField
          key={passportEnd}
          name="passport"
          label={t("fields.passport")}
          hint={passportEnd ? t("hints.passportKept", { end: passportEnd }) : t("hints.passport")}
          error={errors.passport}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      )}
      {text("legalAddress")}
      {chosen === "SELF_EMPLOYED" ? null : text("oked", t("hints.oked"))}
      <SaveButton mayWrite={mayWrite} isPending={isPending} label={common("save")} />
      {chosen ? <DocumentList form={chosen} /> : null}
    </form>
  );
}

type LockedProps = { form: string; taxNumber: string; texts: Record<"form" | "number" | "hint", string> };

function LockedIdentity({ form, taxNumber, texts }: LockedProps) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-control bg-sunk px-4 py-3 text-sm">
      <dt className="text-ink-soft">{texts.form}</dt>
      <dd className="font-bold">{form}</dd>
      <dt className="text-ink-soft">{texts.number}</dt>
      <dd className="font-bold tabular-nums">{taxNumber}</dd>
      <dd className="col-span-2 text-ink-soft">{texts.hint}</dd>
    </dl>
  );
}
