"use client";

import { Camera as CameraIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { grabFrame, type Shot } from "@/app/(partner)/scan/grab-frame";
import { openBarcodeReader } from "@/app/(partner)/scan/read-barcode";

type CameraProps = { onShot: (shot: Shot) => void; onBarcode: (code: string) => void; onMissing: () => void };

const lookEveryMs = 400;

/** The camera at the back, a guide of 3:4, a shutter; barcodes are read while the seller aims. */
export function Camera({ onShot, onBarcode, onMissing }: CameraProps) {
  const t = useTranslations("catalog.scan");
  const video = useRef<HTMLVideoElement>(null);
  const [isOn, setOn] = useState(false);

  useEffect(() => {
    let stream: MediaStream | undefined;
    let isOver = false;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    (async () => {
      try {
        // Absent on pages without https.
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: { ideal: "environment" }, width: { ideal: 1920 }, height: { ideal: 1440 } },
          audio: false,
        });
        if (isOver || !video.current) return stop();
        video.current.srcObject = stream;
        await video.current.play();
        setOn(true);
      } catch {
        if (!isOver) onMissing();
      }
    })();
    return () => {
      isOver = true;
      stop();
    };
  }, [onMissing]);

  useEffect(() => {
    if (!isOn) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const frame = video.current && takeFrame(video.current);
      const read = await openBarcodeReader().catch(() => null);
      const code = frame && read ? await read(frame).catch(() => null) : null;
      if (isOver) return;
      if (code) onBarcode(code);
      if (read) timer = setTimeout(look, lookEveryMs);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isOn, onBarcode]);

  const shoot = async () => {
    const shot = video.current && (await grabFrame(video.current));
    if (shot) onShot(shot);
  };
  return (
    <div className="flex max-w-form flex-col gap-3">
      <div className="relative overflow-hidden rounded-sheet border border-rule bg-sunk">
        <video
          ref={video}
          muted
          playsInline
          aria-label={t("title")}
          className="max-h-[65dvh] min-h-60 w-full object-contain"
        >
          <track kind="captions" />
        </video>
        {isOn ? <Guide /> : <p className="absolute inset-0 grid place-items-center text-ink-soft">{t("starting")}</p>}
      </div>
      <p className="text-center text-ink-soft text-sm">{t("frame")}</p>
      <button
        type="button"
        disabled={!isOn}
        onClick={shoot}
        aria-label={t("shutter")}
        className="mx-auto grid size-20 place-items-center rounded-round border-4 border-edge bg-lapis text-on-lapis transition-colors hover:bg-lapis-strong disabled:bg-sunk disabled:text-ink-soft"
      >
        <CameraIcon aria-hidden className="size-8" />
      </button>
    </div>
  );
}

function Guide() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 75 100"
      className="-translate-x-1/2 pointer-events-none absolute top-[5%] left-1/2 h-[90%] text-on-lapis"
    >
      <rect
        x="1"
        y="1"
        width="73"
        height="98"
        rx="3"
        fill="none"
        stroke="currentColor"
        strokeDasharray="6 4"
        strokeWidth="1"
      />
    </svg>
  );
}

function takeFrame(video: HTMLVideoElement): ImageData | null {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return null;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(video, 0, 0);
  return context?.getImageData(0, 0, width, height) ?? null;
}
