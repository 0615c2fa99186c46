import { joinClasses } from "@/components/ui/join-classes";
import type { MarketplaceId } from "@/lib/marketplaces/types";

const chips: Record<MarketplaceId, { letter: string; tint: string }> = {
  uzum: { letter: "U", tint: "bg-uzum-wash text-uzum" },
  wildberries: { letter: "W", tint: "bg-wildberries-wash text-wildberries" },
  yandex: { letter: "Y", tint: "bg-yandex-wash text-yandex" },
  ozon: { letter: "O", tint: "bg-ozon-wash text-ozon" },
};

type MarketplaceChipProps = {
  id: MarketplaceId;
  /** Written beside the letter. */
  name?: string | undefined;
  /** Read out instead, where the letter stands alone and nothing near it names the marketplace. */
  label?: string | undefined;
  size?: "small" | "large" | undefined;
};

/** A stamped letter in the marketplace's own tint, in place of a copied logo. */
export function MarketplaceChip({ id, name, label, size = "small" }: MarketplaceChipProps) {
  const { letter, tint } = chips[id];
  return (
    <span className="inline-flex items-center gap-2">
      <span
        aria-hidden="true"
        className={joinClasses(
          "inline-grid shrink-0 place-items-center rounded-control border border-current font-bold",
          size === "large" ? "size-10 text-lg" : "size-6 text-xs",
          tint,
        )}
      >
        {letter}
      </span>
      {label ? <span className="sr-only">{label}</span> : null}
      {name}
    </span>
  );
}
