import { joinClasses } from "@/components/ui/join-classes";

/** Three quarters of a ring. Stands still under reduced motion; the words beside it say that work goes on. */
export function Spinner({ className }: { className?: string | undefined }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className={joinClasses("size-4 motion-safe:animate-spin", className)}>
      <path d="M8 2a6 6 0 1 1-6 6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
