"use client";

import { FormDialog } from "@/app/(admin)/admin/form-dialog";
import { TextField } from "@/components/ui/text-field";
import { addTariffVersionAction } from "@/lib/administration/actions";

const limits = ["products", "aiCredits", "seats"] as const;

type VersionDialogProps = {
  tariffKey: string;
  name: string;
  newest: Record<"monthlyPrice" | "commission" | (typeof limits)[number], string>;
  texts: Record<
    | "add"
    | "addTitle"
    | "text"
    | "validFrom"
    | "monthlyPrice"
    | "commission"
    | "commissionHint"
    | "save"
    | "saved"
    | "close"
    | "sum"
    | "offline",
    string
  > & { limits: Record<(typeof limits)[number], string> };
};

export function VersionDialog({ tariffKey, name, newest, texts }: VersionDialogProps) {
  return (
    <FormDialog
      action={addTariffVersionAction}
      label={texts.add}
      title={texts.addTitle}
      text={texts.text}
      submit={texts.save}
      done={`${name}: ${texts.saved}`}
      texts={texts}
      labels={{
        validFrom: texts.validFrom,
        monthlyPrice: texts.monthlyPrice,
        commission: texts.commission,
        ...texts.limits,
      }}
      fields={(errors) => (
        <>
          <input type="hidden" name="tariffKey" value={tariffKey} />
          <TextField name="validFrom" type="date" label={texts.validFrom} error={errors.validFrom} required />
          <TextField
            name="monthlyPrice"
            inputMode="numeric"
            unit={texts.sum}
            label={texts.monthlyPrice}
            error={errors.monthlyPrice}
            defaultValue={newest.monthlyPrice}
            required
          />
          <TextField
            name="commission"
            inputMode="decimal"
            unit="%"
            label={texts.commission}
            hint={texts.commissionHint}
            error={errors.commission}
            defaultValue={newest.commission}
            required
          />
          <div className="grid gap-4 sm:grid-cols-3">
            {limits.map((limit) => (
              <TextField
                key={limit}
                name={limit}
                inputMode="numeric"
                label={texts.limits[limit]}
                error={errors[limit]}
                defaultValue={newest[limit]}
                required
              />
            ))}
          </div>
        </>
      )}
    />
  );
}
