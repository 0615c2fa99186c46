"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { ProductPhoto } from "@/components/catalog/product-photo";
import { FilePicker } from "@/components/ui/file-picker";
import { type SentPhoto, sendPhoto } from "@/lib/catalog/send-photo";

type PhotoFieldProps = {
  photo: SentPhoto | null;
  onPhoto: (photo: SentPhoto) => void;
  /** What is under way: a form that is sent before its end waits for it. */
  onUpload: (upload: Promise<SentPhoto | null>) => void;
  error?: string | undefined;
};

/** The photo goes up while the rest of the form is typed; the form itself carries its id alone. */
export function PhotoField({ photo, onPhoto, onUpload, error }: PhotoFieldProps) {
  const t = useTranslations("catalog.form");
  const [percent, setPercent] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | undefined>();
  async function upload(file: File): Promise<SentPhoto | null> {
    setFailure(undefined);
    setPercent(0);
    const reply = await sendPhoto(file, setPercent);
    setPercent(null);
    if (reply.ok) onPhoto(reply.photo);
    else setFailure(reply.error ?? t("offline"));
    return reply.ok ? reply.photo : null;
  }
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) onUpload(upload(file));
  };
  const prompt = photo ? t("photoReplace") : t("photoPrompt");
  return (
    <div>
      <FilePicker
        name="photo"
        id="field-photoId"
        label={t("photo")}
        hint={t("photoHint")}
        error={failure ?? (photo ? undefined : error)}
        prompt={percent === null ? prompt : t("uploading", { percent })}
        // Phones then offer the camera, and give a JPEG where they would keep HEIC.
        accept="image/jpeg,image/png,image/webp"
        onChange={take}
        preview={
          photo ? (
            <ProductPhoto
              url={photo.url}
              alt=""
              className="mb-3 h-auto max-h-56 w-auto rounded-control object-contain"
            />
          ) : null
        }
      />
      <p role="status" className="sr-only">
        {photo && percent === null ? t("uploaded") : null}
      </p>
    </div>
  );
}
