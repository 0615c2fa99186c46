"use client";

import { useTranslations } from "next-intl";
import type { Shot } from "@/app/(partner)/scan/grab-frame";
import { ProductPhoto } from "@/components/catalog/product-photo";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

type ShotPreviewProps = {
  shot: Shot;
  barcode: string | null;
  isReading: boolean;
  /** Of the upload; null while the photo is being read. */
  percent: number | null;
  onAgain: () => void;
  onUse: () => void;
};

/** The photo before it goes up: a blurred one is said to be, and may still be used. */
export function ShotPreview({ shot, barcode, isReading, percent, onAgain, onUse }: ShotPreviewProps) {
  const t = useTranslations("catalog.scan");
  const form = useTranslations("catalog.form");
  return (
    <div className="flex max-w-form flex-col gap-4">
      <ProductPhoto
        url={shot.url}
        alt=""
        className="h-auto max-h-[60dvh] w-full rounded-sheet border border-rule bg-sunk object-contain"
      />
      {barcode ? <p className="font-bold text-turquoise tabular-nums">{t("barcodeFound", { code: barcode })}</p> : null}
      {isReading ? (
        <Alert
          role="status"
          title={percent === null ? t("reading") : form("uploading", { percent })}
          why={t("readingText")}
        />
      ) : null}
      {shot.isBlurred && !isReading ? <Alert tone="attention" role="alert" title={t("blurred")} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={isReading} onClick={isReading ? undefined : onUse}>
          {shot.isBlurred ? t("useAnyway") : t("use")}
        </Button>
        <Button disabled={isReading} onClick={onAgain}>
          {t("retake")}
        </Button>
      </div>
    </div>
  );
}
