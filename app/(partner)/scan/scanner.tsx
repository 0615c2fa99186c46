"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useCallback, useRef, useState } from "react";
import { Camera } from "@/app/(partner)/scan/camera";
import { readFrame, type Shot } from "@/app/(partner)/scan/grab-frame";
import { ScannedForm } from "@/app/(partner)/scan/scanned-form";
import { ShotPreview } from "@/app/(partner)/scan/shot-preview";
import { Alert } from "@/components/ui/alert";
import { FilePicker } from "@/components/ui/file-picker";
import { showToast } from "@/components/ui/toast";
import type { PhotoFacts } from "@/lib/ai/photo-facts";
import { scanPhotoAction } from "@/lib/catalog/actions";
import { type SentPhoto, sendPhoto } from "@/lib/catalog/send-photo";

type Phase =
  | { name: "aim" }
  | { name: "look"; shot: Shot }
  | { name: "read"; shot: Shot; percent: number | null }
  | { name: "fill"; photo: SentPhoto; facts: PhotoFacts | null };

/** Aim, look, read, fill: one photo, and the seller adds cost and stock. */
export function Scanner() {
  const t = useTranslations("catalog.scan");
  const form = useTranslations("catalog.form");
  const [phase, setPhase] = useState<Phase>({ name: "aim" });
  const [hasCamera, setCamera] = useState(true);
  const [barcode, setBarcode] = useState<string | null>(null);
  const isAiming = useRef(true);
  const look = (shot: Shot) => {
    isAiming.current = false;
    setPhase({ name: "look", shot });
  };
  // Stable, so that the camera is not opened anew at each rendering.
  const onMissing = useCallback(() => setCamera(false), []);
  const onBarcode = useCallback((code: string) => {
    if (isAiming.current) setBarcode(code);
  }, []);

  const aim = () => {
    isAiming.current = true;
    setBarcode(null);
    setPhase({ name: "aim" });
  };
  const read = async (shot: Shot) => {
    setPhase({ name: "read", shot, percent: 0 });
    const sent = await sendPhoto(shot.blob, (percent) => setPhase({ name: "read", shot, percent }));
    if (!sent.ok) {
      showToast({ text: sent.error ?? form("offline"), tone: "danger" });
      return setPhase({ name: "look", shot });
    }
    setPhase({ name: "read", shot, percent: null });
    const result = await scanPhotoAction({ photoId: sent.photo.photoId }).catch(() => null);
    setPhase({ name: "fill", photo: sent.photo, facts: result?.ok ? result.data : null });
  };
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) look(await readFrame(file));
  };

  if (phase.name === "fill") {
    return <ScannedForm photo={phase.photo} facts={phase.facts} barcode={barcode} onAgain={aim} />;
  }
  if (phase.name !== "aim") {
    const isReading = phase.name === "read";
    return (
      <ShotPreview
        shot={phase.shot}
        barcode={barcode}
        isReading={isReading}
        percent={isReading ? phase.percent : null}
        onAgain={aim}
        onUse={() => read(phase.shot)}
      />
    );
  }
  return (
    <div className="flex max-w-form flex-col gap-6">
      {hasCamera ? (
        <Camera onShot={look} onBarcode={onBarcode} onMissing={onMissing} />
      ) : (
        <Alert tone="info" role="status" title={t("noCamera")} />
      )}
      {barcode ? (
        <p role="status" className="text-center font-bold text-turquoise tabular-nums">
          {t("barcodeFound", { code: barcode })}
        </p>
      ) : null}
      <FilePicker
        name="photo"
        label={t("fromFile")}
        prompt={form("photoPrompt")}
        hint={form("photoHint")}
        accept="image/jpeg,image/png,image/webp"
        onChange={choose}
      />
    </div>
  );
}
