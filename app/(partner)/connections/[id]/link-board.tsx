"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LinkRow } from "@/app/(partner)/connections/[id]/link-row";
import { StaleAlert } from "@/components/live/stale-alert";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { type LinkPlace, linksQuery } from "@/lib/catalog/link-queries";
import type { LinkPage } from "@/lib/catalog/link-view";
import type { MarketplaceId } from "@/lib/marketplaces/types";

const views = ["open", "linked", "ignored"] as const;

type LinkBoardProps = { place: LinkPlace; marketplace: MarketplaceId; initial: LinkPage };

/** One listing after the other: decided ones leave the list by themselves, and each decision can be taken back. */
export function LinkBoard({ place, marketplace, initial }: LinkBoardProps) {
  const t = useTranslations("connections.links");
  const name = useTranslations("common")(`marketplaces.${marketplace}`);
  const stale = useTranslations("connections")("stale");
  const { data, isError, refetch } = useQuery({ ...linksQuery(place), initialData: initial });
  const queries = useQueryClient();
  // A decided listing leaves at once; the counts follow with the answer of the server.
  const drop = (id: string) =>
    queries.setQueryData(linksQuery(place).queryKey, (page) =>
      page ? { ...page, items: page.items.filter((item) => item.id !== id) } : page,
    );
  const address = (view: string, after: string | null = null) =>
    `/connections/${place.connectionId}?${new URLSearchParams({ view, ...(after && { after }) })}`;
  return (
    <>
      <Tabs
        label={t("tabs")}
        items={views.map((view) => ({
          href: address(view),
          label: t(view),
          count: data.counts[view],
          current: view === place.view,
        }))}
      />
      <StaleAlert isError={isError} title={stale} refetch={refetch} />
      {data.items.length === 0 ? (
        <EmptyState title={t(`${place.view}Title`)} text={t(`${place.view}Text`)} />
      ) : (
        <ul aria-label={t("list")} className="flex flex-col gap-3">
          {data.items.map((item) => (
            <LinkRow key={item.id} item={item} name={name} onDecided={() => drop(item.id)} />
          ))}
        </ul>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {place.after ? <ButtonLink href={address(place.view)}>{t("first")}</ButtonLink> : null}
        {data.nextAfter ? <ButtonLink href={address(place.view, data.nextAfter)}>{t("more")}</ButtonLink> : null}
      </div>
    </>
  );
}
