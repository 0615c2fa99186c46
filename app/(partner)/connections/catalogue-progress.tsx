"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/app/(partner)/connections/use-act";
import { useMayWrite } from "@/components/shell/write-rights";
import { Alert } from "@/components/ui/alert";
import { Button, ButtonLink } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { showToast } from "@/components/ui/toast";
import { requestImportAction } from "@/lib/connections/actions";
import type { ConnectionCard } from "@/lib/connections/connection-card";

/** What was read at the marketplace so far, in numbers that grow, and the way to use it. */
export function CatalogueProgress({ card, name }: { card: ConnectionCard; name: string }) {
  const t = useTranslations("connections.catalogue");
  const { catalogue, status } = card;
  const { state, listings, prices, stocks, orders, open, linked, areOrdersRead } = catalogue;
  const mayWrite = useMayWrite("connections");
  const isRunning = state === "running" && status === "ACTIVE";
  const counts = [t("listings", { count: listings }), t("prices", { count: prices }), t("stocks", { count: stocks })];
  // What went wrong has a box of its own below.
  const isBroken = state === "failed" || state === "stalled";
  const hasMore = mayWrite && status === "ACTIVE" && !isRunning;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2 rounded-control bg-sunk p-4 text-sm">
      <p className="flex items-center gap-2 font-bold">
        {isRunning ? <Spinner /> : null}
        {t(isBroken ? "title" : state === "running" && !isRunning ? "stalled" : state)}
      </p>
      <p className="tabular-nums" role="status">
        {[...counts, t("orders", { count: orders })].join(" · ")}
      </p>
      {isRunning ? <p className="text-ink-soft">{t("runningText")}</p> : null}
      {!areOrdersRead && status === "ACTIVE" ? <p className="text-ink-soft">{t("ordersRunning")}</p> : null}
      <ImportFailure card={card} name={name} />
      {open > 0 ? <p>{t("open", { count: open })}</p> : null}
      {open === 0 && linked > 0 && state === "done" ? <p className="text-ink-soft">{t("allLinked")}</p> : null}
      <div className="flex flex-wrap gap-2">
        {listings > 0 ? (
          <ButtonLink href={`/connections/${card.id}`} variant={open > 0 ? "primary" : "quiet"}>
            {t(open > 0 ? "link" : "show")}
          </ButtonLink>
        ) : null}
        {hasMore && (state === "done" || state === "none") ? <ImportButton card={card} label={t("refresh")} /> : null}
      </div>
    </section>
  );
}

function ImportFailure({ card, name }: { card: ConnectionCard; name: string }) {
  const t = useTranslations("connections");
  const mayWrite = useMayWrite("connections");
  const { state, failure } = card.catalogue;
  if (state !== "failed" && state !== "stalled") return null;
  return (
    <Alert
      tone="attention"
      title={t(`catalogue.${state}`)}
      why={failure ? t(`failures.${failure}`, { name }) : undefined}
      safe={t("catalogue.kept")}
      action={
        mayWrite && card.status === "ACTIVE" ? <ImportButton card={card} label={t("catalogue.again")} /> : undefined
      }
    />
  );
}

function ImportButton({ card, label }: { card: ConnectionCard; label: string }) {
  const t = useTranslations("connections.catalogue");
  const { act, isPending } = useAct();
  return (
    <Button
      pending={isPending}
      onClick={() =>
        act(
          () => requestImportAction({ connectionId: card.id }),
          () => showToast({ text: t("requested") }),
        )
      }
    >
      {label}
    </Button>
  );
}
