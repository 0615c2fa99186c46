import { getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { openDemoAction } from "@/lib/demo/actions";

/** The way into the demo, for whoever waits or has nothing to see yet. */
export async function DemoPanel() {
  const t = await getTranslations("views");
  async function open() {
    "use server";
    await openDemoAction({});
  }
  return (
    <Panel title={t("openTitle")} text={t("openText")}>
      <form action={open}>
        <SubmitButton variant="quiet">{t("open")}</SubmitButton>
      </form>
    </Panel>
  );
}
