import type { ReactNode } from "react";
import type { LegalDocumentName } from "@/lib/legal/versions";

/** In a window of its own: the form that it stands in keeps what was typed. */
export function DocumentLink({ name, children }: { name: LegalDocumentName; children: ReactNode }) {
  return (
    <a href={`/legal/${name}`} target="_blank" rel="noreferrer" className="link">
      {children}
    </a>
  );
}
