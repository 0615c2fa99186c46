import { getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { memberRoles } from "@/lib/auth/permissions";

export async function RoleGuide() {
  const t = await getTranslations("team");
  return (
    <Panel title={t("rolesTitle")} padding="flush">
      <dl className="divide-y divide-rule text-sm">
        {memberRoles.map((role) => (
          <div key={role} className="grid gap-x-6 px-4 py-3 md:grid-cols-[14rem_1fr] md:px-6">
            <dt className="font-bold">{t(`roles.${role}`)}</dt>
            <dd className="text-ink-soft">{t(`roleTexts.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
