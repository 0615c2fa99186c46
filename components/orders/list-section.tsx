import { type ReactNode, useId } from "react";

/** A list under its title: the list has a border of its own, so no panel stands around it. */
export function ListSection({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="flex min-w-0 flex-col gap-2">
      <h2 id={titleId} className="font-bold text-base">
        {title}
      </h2>
      {children}
    </section>
  );
}
