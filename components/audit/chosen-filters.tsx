import { X } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";

type ChosenFiltersProps = {
  /** What the list is narrowed to, and the address without it. */
  chosen: { text: string; href: string }[];
  /** Read out before the text. */
  label: string;
};

/** What came into the address by a link from a row: named, and taken away by a press. */
export function ChosenFilters({ chosen, label }: ChosenFiltersProps) {
  if (chosen.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {chosen.map(({ text, href }) => (
        <li key={href}>
          <ButtonLink href={href} aria-label={`${label}: ${text}`}>
            <span className="wrap-anywhere">{text}</span>
            <X aria-hidden className="size-4 shrink-0" />
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
