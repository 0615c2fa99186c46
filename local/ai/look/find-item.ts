import { distance, type Lab } from "./lab.ts";

type Pixels = { width: number; height: number; labs: Lab[]; isClear: boolean[] };

/** How far from a border colour a pixel still counts as background. */
const backgroundReach = 15;
/** The border holds at most this many colours; a rarer one is taken for the item's own edge. */
const borderColours = 4;
const leastBorderShare = 0.12;

/**
 * Marks the pixels of the item: what cannot be reached from the border through the border's own colours. Where hardly
 * anything remains (white on white), the middle of the picture stands for the item.
 */
export function findItem(pixels: Pixels): boolean[] {
  const background = pixels.isClear.some(Boolean) ? pixels.isClear : floodFromBorder(pixels);
  const item = background.map((isBackground) => !isBackground);
  const share = item.filter(Boolean).length / item.length;
  return share >= 0.04 ? item : item.map((_, place) => isInMiddle(place, pixels));
}

function floodFromBorder({ width, height, labs }: Pixels): boolean[] {
  const border = labs.map((_, place) => place).filter((place) => isAtBorder(place, width, height));
  const colours = listMainColours(border.map((place) => labs[place] as Lab));
  const isLikeBorder = (place: number) => colours.some((c) => distance(c, labs[place] as Lab) < backgroundReach);
  const reached = labs.map(() => false);
  const queue = border.filter(isLikeBorder);
  for (const place of queue) reached[place] = true;
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    for (const next of listNeighbours(place, width, height)) {
      if (!reached[next] && isLikeBorder(next)) {
        reached[next] = true;
        queue.push(next);
      }
    }
  }
  return reached;
}

/** Plain k-means, started from evenly spaced samples so that the same picture always gives the same answer. */
function listMainColours(samples: Lab[]): Lab[] {
  let centres = Array.from(
    { length: borderColours },
    (_, k) => samples[Math.floor(((k + 0.5) * samples.length) / borderColours)] as Lab,
  );
  let groups: Lab[][] = [];
  for (let round = 0; round < 6; round++) {
    groups = centres.map(() => []);
    for (const lab of samples) groups[nearestOf(centres, lab)]?.push(lab);
    centres = centres.map((centre, k) => averageOf(groups[k] ?? []) ?? centre);
  }
  return centres.filter((_, k) => (groups[k]?.length ?? 0) >= leastBorderShare * samples.length);
}

function nearestOf(centres: Lab[], lab: Lab): number {
  const apart = centres.map((centre) => distance(centre, lab));
  return apart.indexOf(Math.min(...apart));
}

function averageOf(labs: Lab[]): Lab | null {
  if (labs.length === 0) return null;
  const sum = labs.reduce<[number, number, number]>(
    (s, lab) => [s[0] + lab[0], s[1] + lab[1], s[2] + lab[2]],
    [0, 0, 0],
  );
  return [sum[0] / labs.length, sum[1] / labs.length, sum[2] / labs.length];
}

function isAtBorder(place: number, width: number, height: number): boolean {
  const [x, y] = [place % width, Math.floor(place / width)];
  return x < 2 || y < 2 || x >= width - 2 || y >= height - 2;
}

function isInMiddle(place: number, { width, height }: Pixels): boolean {
  const [x, y] = [place % width, Math.floor(place / width)];
  return Math.hypot((x - width / 2) / width, (y - height / 2) / height) < 0.25;
}

function listNeighbours(place: number, width: number, height: number): number[] {
  const x = place % width;
  return [
    ...(x > 0 ? [place - 1] : []),
    ...(x < width - 1 ? [place + 1] : []),
    ...(place >= width ? [place - width] : []),
    ...(place < width * (height - 1) ? [place + width] : []),
  ];
}
