"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useAct } from "@/app/(partner)/connections/use-act";
import { useMayWrite } from "@/components/shell/write-rights";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { rotatePushTokenAction } from "@/lib/connections/actions";
import type { MarketplaceId } from "@/lib/marketplaces/types";

type PushAddressProps = { id: string; marketplace: MarketplaceId; url: string };

/** Folded: it is entered at the marketplace once, and works without. */
export function PushAddress({ id, marketplace, url }: PushAddressProps) {
  const t = useTranslations("connections.push");
  const box = useRef<HTMLInputElement>(null);
  const mayWrite = useMayWrite("connections");
  const { act, isPending } = useAct();
  const rotate = () =>
    act(
      () => rotatePushTokenAction({ connectionId: id }),
      () => showToast({ text: t("rotated") }),
    );
  async function copy() {
    box.current?.select();
    // Browsers give the clipboard to https pages alone; elsewhere the text stands selected.
    const isCopied = await navigator.clipboard?.writeText(url).then(
      () => true,
      () => false,
    );
    if (isCopied) showToast({ text: t("copied") });
  }
  return (
    <details className="text-sm">
      <summary className="min-h-control content-center font-bold">{t("title")}</summary>
      <div className="flex max-w-form flex-col gap-3 pt-2">
        <p>{t("text")}</p>
        {marketplace === "yandex" || marketplace === "ozon" ? <p>{t(marketplace)}</p> : null}
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <TextField ref={box} id={`push-${id}`} name="pushUrl" label={t("title")} readOnly value={url} />
          </div>
          <Button onClick={copy} icon={<Copy aria-hidden className="size-4" />}>
            {t("copy")}
          </Button>
        </div>
        {mayWrite ? (
          <>
            <p>{t("rotateText")}</p>
            <div>
              <Button variant="quiet" onClick={rotate} pending={isPending}>
                {t("rotate")}
              </Button>
            </div>
          </>
        ) : null}
      </div>
    </details>
  );
}
