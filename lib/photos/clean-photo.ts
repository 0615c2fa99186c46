import "server-only";
import { createHash } from "node:crypto";
import sharp from "sharp";
import { detectFormat } from "@/lib/photos/detect-format";
import { PhotoError } from "@/lib/photos/photo-error";

type CleanPhoto = {
  bytes: Uint8Array;
  mediaType: "image/jpeg" | "image/webp";
  width: number;
  height: number;
  /** Of `bytes`, hexadecimal. */
  sha256: string;
};

const maxBytes = 15 * 1024 * 1024;
const maxPixels = 40_000_000;

// By default the image library also opens SVG, PDF, TIFF, HEIF and more: each is a parser that a stranger could feed.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"] });

/**
 * Turns an uploaded file into a photo that is safe to keep and show: upright, sRGB, drawn anew from its pixels, so that
 * EXIF (with its place), comments and anything appended are gone. WebP where there is transparency, else JPEG.
 */
export async function cleanPhoto(bytes: Uint8Array): Promise<CleanPhoto> {
  if (bytes.byteLength === 0) throw new PhotoError("empty");
  if (bytes.byteLength > maxBytes) throw new PhotoError("too-large");
  const format = detectFormat(bytes);
  if (format === "unknown") throw new PhotoError("not-a-photo");
  if (format === "other-image") throw new PhotoError("unsupported");
  try {
    return await encodeAnew(bytes);
  } catch (cause) {
    const isTooBig = cause instanceof Error && cause.message.includes("exceeds pixel limit");
    throw new PhotoError(isTooBig ? "too-many-pixels" : "broken", { cause });
  }
}

async function encodeAnew(bytes: Uint8Array): Promise<CleanPhoto> {
  const limits = { limitInputPixels: maxPixels, failOn: "error" } as const;
  const { hasAlpha } = await sharp(bytes, limits).metadata();
  const isOpaque = !hasAlpha || (await sharp(bytes, limits).stats()).isOpaque;
  const upright = sharp(bytes, limits).autoOrient().toColourspace("srgb");
  const encoded = isOpaque ? upright.removeAlpha().jpeg({ quality: 90 }) : upright.webp({ quality: 90 });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return {
    bytes: new Uint8Array(data),
    mediaType: isOpaque ? "image/jpeg" : "image/webp",
    width: info.width,
    height: info.height,
    sha256: createHash("sha256").update(data).digest("hex"),
  };
}
