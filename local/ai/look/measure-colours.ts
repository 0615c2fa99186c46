import sharp from "sharp";
import { nameColour } from "./colour-names.ts";
import { findItem } from "./find-item.ts";
import { labFromRgb } from "./lab.ts";

type ItemColour = { name_uz: string; name_ru: string; hex: string; share: number };

const side = 128;
const leastShare = 0.08;
const mostColours = 4;

/** The colours of the item on a photo, largest first; `share` is the part of the item's area. */
export async function measureColours(photo: Uint8Array): Promise<ItemColour[]> {
  const { data, info } = await sharp(photo, { limitInputPixels: 40_000_000 })
    .autoOrient()
    .resize({ width: side, height: side, fit: "inside" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const rgb = Array.from({ length: info.width * info.height }, (_, place) => data.subarray(place * 4, place * 4 + 3));
  const labs = rgb.map(([r = 0, g = 0, b = 0]) => labFromRgb(r, g, b));
  const isClear = rgb.map((_, place) => (data[place * 4 + 3] ?? 255) < 128);
  const isItem = findItem({ width: info.width, height: info.height, labs, isClear });

  const groups = new Map<string, Group>();
  let total = 0;
  for (const [place, lab] of labs.entries()) {
    if (!isItem[place]) continue;
    // What lies near the middle is more surely the item than a fold of cloth at the edge.
    const weight = weighByPlace(place, info.width, info.height);
    const name = nameColour(lab);
    const group = groups.get(name.uz) ?? { ...name, weight: 0, sum: [0, 0, 0] };
    for (const channel of [0, 1, 2] as const) group.sum[channel] += weight * (rgb[place]?.[channel] ?? 0);
    group.weight += weight;
    total += weight;
    groups.set(name.uz, group);
  }
  return [...groups.values()]
    .map((group) => ({ ...group, share: Math.round((group.weight / total) * 100) / 100 }))
    .filter((group) => group.share >= leastShare)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostColours)
    .map(({ uz, ru, share, sum, weight }) => ({ name_uz: uz, name_ru: ru, hex: writeHex(sum, weight), share }));
}

type Group = { uz: string; ru: string; weight: number; sum: [number, number, number] };

function weighByPlace(place: number, width: number, height: number): number {
  const x = (place % width) / width - 0.5;
  const y = Math.floor(place / width) / height - 0.5;
  return Math.exp(-(x * x + y * y) / 0.12);
}

function writeHex(sum: readonly number[], weight: number): string {
  return `#${sum
    .map((value) =>
      Math.round(value / weight)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
