import { getTranslations } from "next-intl/server";
import { OpenDemoForm } from "@/components/demo/open-demo-form";
import { Panel } from "@/components/ui/panel";

/** The way into the demo, for whoever waits or has nothing to see yet. */
export async function DemoPanel() {
  const t = await getTranslations("views");
  return (
    <Panel title={t("openTitle")} text={t("openText")}>
      <OpenDemoForm label={t("open")} offline={t("openOffline")} />
    </Panel>
  );
}
