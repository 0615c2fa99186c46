"use client";

import { useTranslations } from "next-intl";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import { type MarketplaceId, marketplaceIds } from "@/lib/marketplaces/types";

type MarketplaceChoiceProps = { chosen: MarketplaceId | null; onChoose: (id: MarketplaceId) => void };

export function MarketplaceChoice({ chosen, onChoose }: MarketplaceChoiceProps) {
  const t = useTranslations("connections.check");
  const common = useTranslations("common");
  return (
    <fieldset>
      <legend className="mb-2 font-bold text-sm">{t("whose")}</legend>
      <div className="grid grid-cols-2 gap-2">
        {marketplaceIds.map((id) => (
          <label
            key={id}
            className="flex min-h-control items-center gap-2 rounded-control border border-edge bg-sheet px-3 py-2 text-sm has-checked:border-lapis has-checked:bg-lapis-wash"
          >
            <input
              type="radio"
              name="marketplace"
              value={id}
              checked={chosen === id}
              onChange={() => onChoose(id)}
              className="size-5 shrink-0 accent-lapis"
            />
            <MarketplaceChip id={id} name={common(`marketplaces.${id}`)} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
