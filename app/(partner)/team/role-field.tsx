"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "@/components/ui/choice-field";
import type { MemberRole } from "@/lib/auth/permissions";

type RoleFieldProps = { roles: readonly MemberRole[]; initial?: MemberRole | undefined; error?: string | undefined };

/** What the chosen role may do stands under it. */
export function RoleField({ roles, initial, error }: RoleFieldProps) {
  const t = useTranslations("team");
  const [role, setRole] = useState<MemberRole | "">(initial ?? "");
  return (
    <SelectField
      name="role"
      label={t("role")}
      hint={role ? t(`roleTexts.${role}`) : undefined}
      error={error}
      placeholder={initial ? undefined : t("chooseRole")}
      value={role}
      onChange={(event) => setRole(roles.find((known) => known === event.target.value) ?? "")}
      options={roles.map((known) => ({ value: known, label: t(`roles.${known}`) }))}
      required
    />
  );
}
