"use client";

import { Copy, Download, ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import type { LaneView } from "@/lib/cards/lane-view";

type LaneKitProps = { lane: LaneView; kit: NonNullable<LaneView["kit"]> };

/** Everything that the seller types into the cabinet, in its order; the pictures to take along. */
export function LaneKit({ lane, kit }: LaneKitProps) {
  const t = useTranslations("cards.kit");
  const marketplace = lane.marketplaceName;
  return (
    <section aria-label={t("title", { marketplace })} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h3 className="font-bold">{t("title", { marketplace })}</h3>
          <p className="text-ink-soft text-sm">{t("text")}</p>
        </div>
        <a
          href={kit.cabinetUrl}
          target="_blank"
          rel="noreferrer"
          className="link inline-flex min-h-control items-center gap-1 text-sm"
        >
          {t("openCabinet")}
          <ExternalLink aria-hidden className="size-4" />
        </a>
      </header>
      <ol className="flex flex-col divide-y divide-rule border-rule border-y">
        {kit.fields.map(({ key, ...field }) => (
          <KitField key={key} {...field} />
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        {lane.pictures.map(({ downloadUrl }, index) => (
          <ButtonLink
            key={downloadUrl}
            href={downloadUrl}
            download={`${index + 1}.jpg`}
            prefetch={false}
            icon={<Download aria-hidden className="size-4" />}
          >
            {`${t("download")} ${index + 1}`}
          </ButtonLink>
        ))}
      </div>
    </section>
  );
}

function KitField({ label, value }: { label: string; value: string }) {
  const t = useTranslations("cards.kit");
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    showToast({ text: t("copied") });
  };
  return (
    <li className="flex items-start justify-between gap-4 py-2">
      <div className="min-w-0">
        <p className="text-ink-soft text-xs">{label}</p>
        <p className="wrap-anywhere whitespace-pre-line text-sm">{value}</p>
      </div>
      <Button
        size="icon"
        className="shrink-0"
        aria-label={`${t("copy")}: ${label}`}
        onClick={copy}
        icon={<Copy aria-hidden className="size-4" />}
      />
    </li>
  );
}
