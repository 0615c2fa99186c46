import { useId } from "react";
import { joinClasses } from "@/components/ui/join-classes";

/*
 * Girih by polygons in contact: decagons share edges, bowties fill the gaps, and from the middle of each edge two lines
 * leave at 54° until they meet their neighbours. Lengths are in units of the decagon's inner radius.
 */
const unit = 34;
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const cellWidth = 4 * Math.cos(radians(36));
const cellHeight = 4 * Math.sin(radians(36));

type Point = [x: number, y: number];

const star = Array.from({ length: 20 }, (_, corner): Point => {
  const radius = corner % 2 ? Math.tan(radians(36)) : 1;
  return [radius * Math.cos(radians(18 * corner)), radius * Math.sin(radians(18 * corner))];
});

const waistX = Math.cos(radians(72));
const waistY = cellHeight / 2 - Math.sin(radians(72));
const kite: Point[] = [
  [cellWidth / 2 - 1, 0],
  [waistX, waistY],
  [waistX - waistY / Math.tan(radians(72)), 0],
  [waistX, -waistY],
];
const bowtie = [kite, kite.map(([x, y]): Point => [-x, y])];

const place = (shape: Point[], column: number, row: number) =>
  `M${shape
    .map(([x, y]) => [x + (column * cellWidth) / 2, y + (row * cellHeight) / 2])
    .map((point) => point.map((length) => (length * unit).toFixed(2)).join(" "))
    .join("L")}Z`;

/** One cell of the repeat: stars at its corners and centre, bowties between them. */
const cell = [0, 1, 2]
  .flatMap((column) => [0, 1, 2].map((row) => ({ column, row })))
  .flatMap(({ column, row }) =>
    (column + row) % 2 ? bowtie.map((half) => place(half, column, row)) : [place(star, column, row)],
  )
  .join("");

/** A quiet field of ten-pointed stars in the current colour; its size comes from `className`. */
export function GirihPattern({ className }: { className?: string | undefined }) {
  const id = useId();
  return (
    <svg aria-hidden="true" className={joinClasses("pointer-events-none", className)}>
      <defs>
        <pattern id={id} width={cellWidth * unit} height={cellHeight * unit} patternUnits="userSpaceOnUse">
          <path d={cell} fill="none" stroke="currentColor" strokeWidth="1.25" strokeLinejoin="round" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
