"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { SwitchGroup } from "@/app/account/notifications/settings-form";
import { places } from "@/lib/notifications/choices";

/** Events down, places across; a lock where nothing can be chosen. */
export function SwitchTable({ groups }: { groups: SwitchGroup[] }) {
  const t = useTranslations("notifications.preferences");
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{t("events")}</caption>
      <thead>
        <tr className="border-rule border-b bg-sunk text-ink-soft text-xs">
          <th scope="col" className="px-4 py-2 text-left font-normal md:px-6">
            {t("event")}
          </th>
          {places.map((place) => (
            <th key={place} scope="col" className="w-16 px-1 py-2 text-center font-normal sm:w-24">
              {t(`places.${place}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ area, label, events }) => (
          <Fragment key={area}>
            <tr className="border-rule border-b bg-paper">
              <th scope="rowgroup" colSpan={places.length + 1} className="px-4 py-2 text-left font-bold md:px-6">
                {label}
              </th>
            </tr>
            {events.map(({ event, label: name, switches }) => (
              <tr key={event} className="border-rule border-b last:border-b-0">
                <th scope="row" className="wrap-anywhere px-4 py-1 text-left font-normal md:px-6">
                  {name}
                </th>
                {switches.map(({ place, isOn, canChoose }) => (
                  <td key={place} className="text-center">
                    {canChoose ? (
                      <label className="mx-auto grid size-11 place-items-center">
                        <span className="sr-only">{`${name}: ${t(`places.${place}`)}`}</span>
                        <input
                          type="checkbox"
                          name="on"
                          value={`${event}:${place}`}
                          defaultChecked={isOn}
                          className="size-5 accent-lapis"
                        />
                      </label>
                    ) : (
                      <span title={t("always")} className="mx-auto grid size-11 place-items-center text-ink-soft">
                        <Lock aria-hidden className="size-4" />
                        <span className="sr-only">{t("always")}</span>
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
