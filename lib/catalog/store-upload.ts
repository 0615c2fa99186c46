import "server-only";
import { photoPath, savePhoto } from "@/lib/catalog/photos";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { readLimited } from "@/lib/net/read-limited";
import { cleanPhoto } from "@/lib/photos/clean-photo";
import { PhotoError } from "@/lib/photos/photo-error";

const maxPhotoBytes = 15 * 1024 * 1024;
/** The wrapping of a multipart form. */
const formOverhead = 64 * 1024;

/** Reads a photo out of a request, raw or as the file of a form, counting as it comes in; keeps it cleaned. */
export async function storeUpload(partnerId: string, request: Request): Promise<{ photoId: string; url: string }> {
  const contentType = request.headers.get("content-type") ?? "";
  const isForm = contentType.startsWith("multipart/form-data");
  const body = await readLimited(request, maxPhotoBytes + (isForm ? formOverhead : 0));
  if (!body) throw new AppError("invalid", "catalog.photo.too-large", { field: "photo" });
  const bytes = isForm ? await readFile(body, contentType) : body;
  const photo = await cleanUpload(bytes);
  const { id, token } = await inPartner(partnerId, (db) => savePhoto(partnerId, photo, db));
  return { photoId: id, url: photoPath(token) };
}

async function readFile(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<Uint8Array> {
  const form = await new Response(body, { headers: { "content-type": contentType } }).formData().catch(() => null);
  const file = [...(form?.values() ?? [])].find((value) => value instanceof File);
  if (!file) throw new AppError("invalid", "catalog.photo.empty", { field: "photo" });
  return new Uint8Array(await file.arrayBuffer());
}

async function cleanUpload(bytes: Uint8Array) {
  try {
    return await cleanPhoto(bytes);
  } catch (cause) {
    if (cause instanceof PhotoError) {
      throw new AppError("invalid", `catalog.photo.${cause.reason}`, { field: "photo", cause });
    }
    throw cause;
  }
}
