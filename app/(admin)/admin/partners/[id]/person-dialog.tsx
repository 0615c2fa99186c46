"use client";

import { FormDialog } from "@/app/(admin)/admin/form-dialog";
import type { Undo } from "@/app/(admin)/admin/offer-undo";
import { TextAreaField } from "@/components/ui/text-field";
import { disablePersonAction, enablePersonAction, endPersonSessionsAction } from "@/lib/administration/actions";

const actions = {
  endSessions: endPersonSessionsAction,
  disable: disablePersonAction,
  enable: enablePersonAction,
} as const;

/** What takes the act back; ended sessions are not opened again. */
const undoes = { endSessions: null, disable: enablePersonAction, enable: disablePersonAction } as const;

type PersonDialogProps = {
  act: keyof typeof actions;
  person: { partnerId: string; userId: string };
  texts: Record<"label" | "title" | "text" | "done", string>;
  common: Record<"reason" | "reasonHint" | "undo" | "undone" | "close" | "offline", string>;
};

/** An act upon one person of a partner: the person and the owners read why. */
export function PersonDialog({ act, person, texts, common }: PersonDialogProps) {
  const takeBack = undoes[act];
  const undo: Undo | undefined = takeBack
    ? { action: takeBack, input: { ...person, reason: common.undone }, label: common.undo }
    : undefined;
  return (
    <FormDialog<unknown>
      action={actions[act]}
      label={texts.label}
      name={texts.title}
      title={texts.title}
      text={texts.text}
      submit={texts.label}
      done={texts.done}
      undo={undo}
      texts={common}
      labels={{ reason: common.reason }}
      fields={(errors) => (
        <>
          <input type="hidden" name="partnerId" value={person.partnerId} />
          <input type="hidden" name="userId" value={person.userId} />
          <TextAreaField
            name="reason"
            label={common.reason}
            hint={common.reasonHint}
            error={errors.reason}
            maxLength={300}
            required
          />
        </>
      )}
    />
  );
}
