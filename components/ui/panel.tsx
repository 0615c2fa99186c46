import { type ReactNode, useId } from "react";
import { joinClasses } from "@/components/ui/join-classes";

type PanelProps = {
  title?: ReactNode;
  /** A quiet line under the title. */
  text?: ReactNode;
  actions?: ReactNode;
  /** `flush` lets a list touch the edges. */
  padding?: "normal" | "flush" | undefined;
  className?: string | undefined;
  children?: ReactNode;
};

/** A sheet lying on the page: one border, no shadow. */
export function Panel({ title, text, actions, padding = "normal", className, children }: PanelProps) {
  const titleId = useId();
  return (
    <section
      aria-labelledby={title ? titleId : undefined}
      className={joinClasses("min-w-0 rounded-sheet border border-rule bg-sheet", className)}
    >
      {title || actions ? (
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-rule border-b px-4 py-3 md:px-6">
          <div className="min-w-0">
            {title ? (
              <h2 id={titleId} className="font-bold text-base">
                {title}
              </h2>
            ) : null}
            {text ? <p className="text-ink-soft text-sm">{text}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={padding === "flush" ? undefined : "p-4 md:p-6"}>{children}</div>
    </section>
  );
}
