"use client";

import { Eye } from "lucide-react";
import { FormDialog } from "@/app/(admin)/admin/form-dialog";
import { TextAreaField } from "@/components/ui/text-field";
import { openViewAction } from "@/lib/administration/actions";

type ViewDialogProps = {
  partnerId: string;
  texts: Record<"open" | "title" | "text" | "reason" | "reasonHint" | "start" | "close" | "offline", string>;
};

/** Looking at a partner's books needs a reason: the partner reads it. */
export function ViewDialog({ partnerId, texts }: ViewDialogProps) {
  return (
    <FormDialog
      action={openViewAction}
      label={texts.open}
      look={{ icon: <Eye aria-hidden className="size-4" /> }}
      title={texts.title}
      text={texts.text}
      submit={texts.start}
      texts={texts}
      labels={{ reason: texts.reason }}
      fields={(errors) => (
        <>
          <input type="hidden" name="partnerId" value={partnerId} />
          <TextAreaField
            name="reason"
            label={texts.reason}
            hint={texts.reasonHint}
            error={errors.reason}
            maxLength={300}
            required
          />
        </>
      )}
    />
  );
}
