import { getMessages, getTranslations } from "next-intl/server";
import { FactorActions } from "@/app/account/security/factor-actions";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { countRecoveryCodes } from "@/lib/auth/second-factor/count-recovery-codes";
import type { Viewer } from "@/lib/auth/session";
import type { Messages } from "@/lib/i18n/catalogue";

export async function FactorPanel({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations("signIn.factor");
  if (!viewer.hasSecondFactor) {
    return (
      <Panel title={t("title")} actions={<Badge tone="attention">{t("off")}</Badge>}>
        <p className="mb-4">{t("offText")}</p>
        <ButtonLink href="/account/second-factor" variant="primary">
          {t("setUp")}
        </ButtonLink>
      </Panel>
    );
  }
  const count = await countRecoveryCodes(viewer.userId);
  const { signIn, common, errors } = (await getMessages()) as Messages;
  return (
    <Panel title={t("title")} actions={<Badge tone="good">{t("on")}</Badge>}>
      <p className="mb-4">{t("onText", { count })}</p>
      <FactorActions
        canTurnOff={viewer.role === "PARTNER"}
        texts={{ ...signIn.factor, close: common.close, offline: errors.offline }}
      />
    </Panel>
  );
}
