import { ButtonLink } from "@/components/ui/button";

type PagerProps = {
  /** Names it for a screen reader. */
  label: string;
  /** Back to the first page; null on it. */
  first: string | null;
  /** Null on the last page. */
  next: string | null;
  texts: { first: string; next: string };
};

/** The way through a list that is read page by page, from its start. */
export function Pager({ label, first, next, texts }: PagerProps) {
  if (!first && !next) return null;
  return (
    <nav aria-label={label} className="flex flex-wrap justify-between gap-2">
      {first ? <ButtonLink href={first}>{texts.first}</ButtonLink> : <span />}
      {next ? <ButtonLink href={next}>{texts.next}</ButtonLink> : null}
    </nav>
  );
}
