import "server-only";
import { encode } from "uqr";

/** A picture as one path over `size` by `size` squares, quiet zone included. */
export type QrPicture = { size: number; path: string };

export function drawQr(text: string): QrPicture {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { size, path };
}
