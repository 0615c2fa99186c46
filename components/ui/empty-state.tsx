import type { ReactNode } from "react";
import { GirihPattern } from "@/components/ui/girih-pattern";
import { Panel } from "@/components/ui/panel";

type EmptyStateProps = {
  title: ReactNode;
  /** Nothing yet: what will stand here. Nothing matches: what was asked. Cannot load: since when. */
  text?: ReactNode;
  /** One way on. */
  action?: ReactNode;
};

export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <Panel padding="flush" className="overflow-hidden">
      <GirihPattern className="block h-28 w-full border-rule border-b bg-sunk text-rule" />
      <div className="mx-auto flex max-w-form flex-col items-center gap-2 px-4 py-8 text-center">
        <h2 className="font-bold text-lg">{title}</h2>
        {text ? <p className="text-ink-soft">{text}</p> : null}
        {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
      </div>
    </Panel>
  );
}
