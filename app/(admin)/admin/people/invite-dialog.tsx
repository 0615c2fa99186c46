"use client";

import { UserPlus } from "lucide-react";
import { FormDialog } from "@/app/(admin)/admin/form-dialog";
import { TextField } from "@/components/ui/text-field";
import { inviteAdministratorAction } from "@/lib/administration/actions";

type InviteDialogProps = {
  texts: Record<"invite" | "inviteText" | "email" | "send" | "sent" | "close" | "offline", string>;
};

export function InviteDialog({ texts }: InviteDialogProps) {
  return (
    <FormDialog
      action={inviteAdministratorAction}
      label={texts.invite}
      look={{ variant: "primary", icon: <UserPlus aria-hidden className="size-4" /> }}
      title={texts.invite}
      text={texts.inviteText}
      submit={texts.send}
      done={texts.sent}
      texts={texts}
      labels={{ email: texts.email }}
      fields={(errors) => (
        <TextField
          name="email"
          type="email"
          label={texts.email}
          error={errors.email}
          autoComplete="off"
          autoCapitalize="none"
          required
        />
      )}
    />
  );
}
