"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import type { LaneView } from "@/lib/cards/lane-view";

/** The price and every line that it was reached by. */
export function LanePrice({ lane }: { lane: LaneView }) {
  const t = useTranslations("cards.price");
  if (lane.priceLines.length === 0) return null;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2 text-sm">
      {lane.price ? <Money text={lane.price} size="title" /> : null}
      <h3 className="font-bold">{t("title")}</h3>
      <table className="w-full">
        <tbody>
          {lane.priceLines.map(({ key, label, amount }) => (
            <tr
              key={key}
              className={
                key === "price" || key === "converted" ? "border-edge border-t font-bold" : "border-rule border-b"
              }
            >
              <th scope="row" className="py-1 pr-3 text-left font-normal">
                {label}
              </th>
              <td className="whitespace-nowrap py-1 text-right tabular-nums">{amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-ink-soft text-xs">{t("text")}</p>
    </section>
  );
}
