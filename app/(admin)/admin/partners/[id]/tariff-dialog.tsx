"use client";

import { FormDialog } from "@/app/(admin)/admin/form-dialog";
import { SelectField } from "@/components/ui/choice-field";
import { changeTariffAction } from "@/lib/administration/actions";

type TariffDialogProps = {
  partnerId: string;
  options: { value: string; label: string }[];
  texts: Record<"open" | "title" | "text" | "field" | "save" | "saved" | "close" | "offline", string>;
};

export function TariffDialog({ partnerId, options, texts }: TariffDialogProps) {
  return (
    <FormDialog
      action={changeTariffAction}
      label={texts.open}
      title={texts.title}
      text={texts.text}
      submit={texts.save}
      done={texts.saved}
      texts={texts}
      labels={{ tariffKey: texts.field }}
      fields={(errors) => (
        <>
          <input type="hidden" name="partnerId" value={partnerId} />
          <SelectField
            name="tariffKey"
            label={texts.field}
            error={errors.tariffKey}
            options={options}
            defaultValue={options[0]?.value ?? ""}
          />
        </>
      )}
    />
  );
}
