"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RoleField } from "@/app/(partner)/team/role-field";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { inviteMemberAction } from "@/lib/team/actions";
import { invitedRoles } from "@/lib/team/roles";

export function InviteButton() {
  const t = useTranslations("team");
  const common = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        icon={<UserPlus aria-hidden className="size-4" />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t("invite")}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("inviteTitle")} closeLabel={common("close")}>
        {isOpen ? <InviteForm onClose={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations("team");
  const offline = useTranslations("errors")("offline");
  const [email, setEmail] = useState("");
  const { form, failure, errors, isPending } = useSending(inviteMemberAction, {
    offline,
    onDone: () => {
      onClose();
      showToast({ text: t("sent", { email: email.trim() }) });
    },
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormErrors
        title={failure?.error}
        errors={failure?.fieldErrors}
        labels={{ email: t("email"), role: t("role") }}
      />
      <TextField
        name="email"
        label={t("email")}
        hint={t("emailHint")}
        error={errors.email}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        required
      />
      <RoleField roles={invitedRoles} error={errors.role} />
      <Button type="submit" variant="primary" pending={isPending} className="self-start max-md:w-full">
        {t("send")}
      </Button>
    </form>
  );
}
