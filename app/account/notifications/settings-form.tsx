"use client";

import { useTranslations } from "next-intl";
import { SwitchTable } from "@/app/account/notifications/switch-table";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { CheckboxField, SelectField } from "@/components/ui/choice-field";
import { FormErrors } from "@/components/ui/form-errors";
import { Panel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import { saveNotificationSettingsAction } from "@/lib/notifications/actions";
import type { Place } from "@/lib/notifications/choices";
import type { Pace } from "@/lib/notifications/due-time";

export type SwitchGroup = {
  area: string;
  label: string;
  events: { event: string; label: string; switches: { place: Place; isOn: boolean; canChoose: boolean }[] }[];
};

const paces = ["OFF", "HOURLY", "DAILY"] as const;
const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

/** One form, one press: the table of switches, the pace of mails, the quiet hours. */
export function SettingsForm({ groups, pace }: { groups: SwitchGroup[]; pace: Pace }) {
  const t = useTranslations("notifications.preferences");
  const errors = useTranslations("errors");
  const common = useTranslations("common");
  const sending = useSending((form) => saveNotificationSettingsAction(readForm(form)), {
    offline: errors("offline"),
    onDone: () => showToast({ text: t("saved") }),
  });
  return (
    <form {...sending.form} className="flex flex-col gap-6">
      <FormErrors
        title={sending.failure?.error}
        errors={sending.failure?.fieldErrors}
        labels={{ "quiet.to": t("quietTo") }}
      />
      <Panel title={t("events")} text={t("fixed")} padding="flush">
        <SwitchTable groups={groups} />
      </Panel>
      <Panel title={t("digest")} text={t("digestHint")}>
        <div className="group grid max-w-form gap-4 sm:grid-cols-2">
          <SelectField
            name="digest"
            label={t("pace")}
            defaultValue={pace.digest}
            options={paces.map((value) => ({ value, label: t(`digests.${value}`) }))}
          />
          <div className="hidden group-has-[option[value=DAILY]:checked]:block">
            <SelectField name="digestHour" label={t("digestHour")} defaultValue={pace.digestHour} options={hours} />
          </div>
        </div>
      </Panel>
      <Panel title={t("quiet")} text={t("quietHint")}>
        <div className="group">
          <CheckboxField name="isQuiet" label={t("quietSwitch")} defaultChecked={pace.quietFrom !== null} />
          <div className="mt-3 hidden max-w-form grid-cols-2 gap-4 group-has-[input:checked]:grid">
            <SelectField name="quiet.from" label={t("quietFrom")} defaultValue={pace.quietFrom ?? 22} options={hours} />
            <SelectField
              name="quiet.to"
              label={t("quietTo")}
              error={sending.errors["quiet.to"]}
              defaultValue={pace.quietTo ?? 8}
              options={hours}
            />
          </div>
        </div>
      </Panel>
      <div>
        <Button type="submit" variant="primary" pending={sending.isPending}>
          {common("save")}
        </Button>
      </div>
    </form>
  );
}

function readForm(form: FormData) {
  const hour = (name: string) => Number(form.get(name));
  return {
    digest: form.get("digest"),
    digestHour: hour("digestHour"),
    quiet: form.has("isQuiet") ? { from: hour("quiet.from"), to: hour("quiet.to") } : null,
    on: form.getAll("on"),
  };
}
