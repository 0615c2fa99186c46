import { getMessages, getTranslations } from "next-intl/server";
import { PasswordForm } from "@/app/account/security/password-form";
import { Panel } from "@/components/ui/panel";
import type { Viewer } from "@/lib/auth/session";
import type { Messages } from "@/lib/i18n/catalogue";

export async function PasswordPanel({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations("signIn.password");
  const { auth, signIn, errors } = (await getMessages()) as Messages;
  return (
    <Panel title={t("title")} text={t("text")}>
      <PasswordForm
        username={viewer.username}
        strength={auth.strength}
        texts={{
          ...signIn.password,
          newPassword: signIn.reset.password,
          hint: signIn.reset.hint,
          showPassword: auth.fields.showPassword,
          hidePassword: auth.fields.hidePassword,
          offline: errors.offline,
        }}
      />
    </Panel>
  );
}
