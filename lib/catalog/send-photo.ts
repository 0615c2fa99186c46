export type SentPhoto = { photoId: string; url: string };
export type PhotoReply = { ok: true; photo: SentPhoto } | { ok: false; error: string | null };

/** Uploads one photo from the browser, and tells how far it has come in percent. Null as the error: no connection. */
export function sendPhoto(file: Blob, onProgress: (percent: number) => void): Promise<PhotoReply> {
  return new Promise((resolve) => {
    // fetch cannot tell how much of a body has gone out.
    const request = new XMLHttpRequest();
    request.open("POST", "/api/photos");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((100 * loaded) / Math.max(1, total)));
    request.onload = () => {
      const body = request.response as Partial<SentPhoto> & { error?: string };
      if (body?.photoId && body.url) resolve({ ok: true, photo: { photoId: body.photoId, url: body.url } });
      else resolve({ ok: false, error: body?.error ?? null });
    };
    request.onerror = () => resolve({ ok: false, error: null });
    request.send(file);
  });
}
