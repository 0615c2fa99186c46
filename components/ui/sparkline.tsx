import { joinClasses } from "@/components/ui/join-classes";

type SparklineProps = {
  /** Says what the line shows: "14 kunlik foyda, oʻsmoqda". */
  title: string;
  /** Oldest first; only for the shape. */
  points: number[];
  className?: string | undefined;
};

const width = 100;
const height = 24;

export function Sparkline({ title, points, className }: SparklineProps) {
  const least = Math.min(...points);
  const span = Math.max(...points) - least || 1;
  const step = width / Math.max(1, points.length - 1);
  const line = points.map((point, index) => `${index * step},${height - 2 - ((point - least) / span) * (height - 4)}`);
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={joinClasses("h-6 w-24 text-lapis", className)}
    >
      <polyline
        points={line.join(" ")}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
