import { joinClasses } from "@/components/ui/join-classes";

/** Holds the place of what is coming. `label` is what a screen reader hears while it waits. */
export function Skeleton({ label, lines = 3, className }: { label: string; lines?: number; className?: string }) {
  return (
    <div role="status" className={joinClasses("flex flex-col gap-3", className)}>
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line, index) => (
        <span
          key={line}
          aria-hidden="true"
          className={joinClasses(
            "h-5 rounded-control bg-rule motion-safe:animate-pulse",
            index % 3 === 0 ? "w-full" : index % 3 === 1 ? "w-4/5" : "w-3/5",
          )}
        />
      ))}
    </div>
  );
}
