"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/app/(partner)/connections/use-act";
import { showToast } from "@/components/ui/toast";
import { ignoreListingAction, linkListingAction, unlinkListingAction } from "@/lib/catalog/link-actions";
import type { LinkItem } from "@/lib/catalog/link-view";

/** What can be decided about a listing; the toast of each takes it back. */
export function useLinkActs(item: LinkItem, onDecided: () => void) {
  const t = useTranslations("connections.links");
  const { act, isPending } = useAct();
  const listingId = item.id;
  const title = item.title || item.sku;
  const undo = (run: () => void) => ({ label: t("undo"), run });

  const unlink = () =>
    act(
      () => unlinkListingAction({ listingId }),
      () => {
        onDecided();
        showToast({ text: t("unlinkedDone", { title }) });
      },
    );
  const link = (productId: string) =>
    act(
      () => linkListingAction({ listingId, productId }),
      () => {
        onDecided();
        showToast({ text: t("linkedDone", { title }), action: undo(unlink) });
      },
    );
  const ignore = (isIgnored: boolean) =>
    act(
      () => ignoreListingAction({ listingId, isIgnored }),
      () => {
        onDecided();
        const text = t(isIgnored ? "ignoredDone" : "restoredDone", { title });
        showToast({ text, action: undo(() => ignore(!isIgnored)) });
      },
    );
  return { link, unlink, toggleIgnored: () => ignore(!item.isIgnored), isIgnored: item.isIgnored, isPending };
}
