type FileFormat = "jpeg" | "png" | "webp" | "other-image" | "unknown";

/** Tells a file by its first bytes; names and declared types are the sender's claims and count for nothing. */
export function detectFormat(bytes: Uint8Array): FileFormat {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512));
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "jpeg";
  if (head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return "png";
  const text = head.toString("latin1");
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  return isOtherImage(text) ? "other-image" : "unknown";
}

function isOtherImage(text: string): boolean {
  const isGif = /^GIF8[79]a/.test(text);
  const isTiff = text.startsWith("II*\0") || text.startsWith("MM\0*");
  const isBitmap = text.startsWith("BM");
  // The ISO container of HEIC and AVIF, told by its brand.
  const isHeif = text.slice(4, 8) === "ftyp" && /^(hei|hev|mif1|msf1|avi[fs])/.test(text.slice(8, 12));
  const isSvg = /<svg[\s>]/i.test(text);
  return isGif || isTiff || isBitmap || isHeif || isSvg;
}
