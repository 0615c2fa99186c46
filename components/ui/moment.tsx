import type { ShownTime } from "@/lib/i18n/format";

/** "bugun 14:05"; the whole date waits under the pointer. */
export function Moment({ time, className }: { time: ShownTime; className?: string | undefined }) {
  return (
    <time dateTime={time.dateTime} title={time.full} className={className}>
      {time.text}
    </time>
  );
}
