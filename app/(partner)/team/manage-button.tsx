"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { HandOverForm } from "@/app/(partner)/team/hand-over-form";
import { RemoveForm } from "@/app/(partner)/team/remove-form";
import { RoleField } from "@/app/(partner)/team/role-field";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormErrors } from "@/components/ui/form-errors";
import { showToast } from "@/components/ui/toast";
import { type MemberRole, memberRoles } from "@/lib/auth/permissions";
import { changeRoleAction } from "@/lib/team/actions";

export type ManagedMember = { id: string; username: string; role: MemberRole };

/** The last owner has no such button: neither the role nor the membership can end. */
type ManageProps = { member: ManagedMember; isOwn: boolean };

export function ManageButton(props: ManageProps) {
  const t = useTranslations("team");
  const common = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  const { username } = props.member;
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-haspopup="dialog" aria-label={t("manageName", { name: username })}>
        {t("manage")}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={username} closeLabel={common("close")}>
        {isOpen ? <ManageForms {...props} onClose={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function ManageForms({ member, isOwn, onClose }: ManageProps & { onClose: () => void }) {
  return (
    <div className="flex flex-col gap-6">
      <RoleForm member={member} onClose={onClose} />
      {isOwn ? null : <HandOverForm member={member} onClose={onClose} />}
      <RemoveForm member={member} onClose={onClose} />
    </div>
  );
}

function RoleForm({ member, onClose }: { member: ManagedMember; onClose: () => void }) {
  const t = useTranslations("team");
  const offline = useTranslations("errors")("offline");
  const { form, failure, errors, isPending } = useSending(changeRoleAction, {
    offline,
    onDone: () => {
      onClose();
      showToast({ text: t("roleSaved", { name: member.username }) });
    },
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={{ role: t("role") }} />
      <input type="hidden" name="userId" value={member.id} />
      <RoleField roles={memberRoles} initial={member.role} error={errors.role} />
      <Button type="submit" variant="primary" pending={isPending} className="self-start max-md:w-full">
        {t("saveRole")}
      </Button>
    </form>
  );
}
