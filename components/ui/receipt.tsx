import { ArrowRight, ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";

type ReceiptProps = {
  /** What was done, to what. */
  title: ReactNode;
  chip?: ReactNode;
  badge?: ReactNode;
  /** "bugun 14:05"; `full` is the whole date on hover, `dateTime` the machine's form. */
  time: { text: string; full?: string | undefined; dateTime?: string | undefined };
  changes: { label: string; before: ReactNode; after: ReactNode }[];
  why: ReactNode;
  evidence?: { text: ReactNode; href?: string | undefined }[] | undefined;
  /** In credits or money. */
  cost?: ReactNode;
  allowedBy?: ReactNode;
  /** The undo button, or a word on why the world permits none. */
  undo?: ReactNode;
  /** 2 where no panel or section stands around it. */
  headingLevel?: 2 | 3 | undefined;
  labels: {
    before: string;
    after: string;
    more: string;
    why: string;
    evidence: string;
    cost: string;
    allowedBy: string;
  };
};

/** The slip left by every automatic act: what changed stands open, why and by whose word is folded. */
export function Receipt(props: ReceiptProps) {
  const {
    title,
    chip,
    badge,
    time,
    changes,
    why,
    evidence = [],
    cost,
    allowedBy,
    undo,
    headingLevel = 3,
    labels,
  } = props;
  const Heading = `h${headingLevel}` as const;
  const titleId = useId();
  return (
    <article aria-labelledby={titleId} className="max-w-form">
      <div className="rounded-t-sheet border border-rule border-b-0 bg-sheet px-4 pt-4 pb-2">
        <header className="flex items-start justify-between gap-4 pb-3">
          <Heading id={titleId} className="flex items-start gap-2 font-bold">
            {chip}
            <span>{title}</span>
          </Heading>
          <div className="flex shrink-0 flex-col items-end gap-1">
            <time dateTime={time.dateTime} title={time.full} className="text-ink-soft text-sm tabular-nums">
              {time.text}
            </time>
            {badge}
          </div>
        </header>
        <ul className="border-edge border-t border-dashed py-2 text-sm">
          {changes.map((change) => (
            <li key={change.label} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1">
              <span className="text-ink-soft">{change.label}</span>
              <span className="ml-auto inline-flex flex-wrap items-center justify-end gap-x-2 tabular-nums">
                <del className="text-ink-soft decoration-edge">
                  <span className="sr-only">{labels.before}: </span>
                  {change.before}
                </del>
                <ArrowRight aria-hidden className="size-4 shrink-0 text-ink-soft" />
                <ins className="font-bold no-underline">
                  <span className="sr-only">{labels.after}: </span>
                  {change.after}
                </ins>
              </span>
            </li>
          ))}
        </ul>
        <details className="group border-edge border-t border-dashed text-sm">
          <summary className="flex min-h-control list-none items-center justify-between gap-4 text-ink-soft [&::-webkit-details-marker]:hidden">
            {labels.more}
            <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
          </summary>
          <dl className="pb-2">
            <ReceiptLine label={labels.why}>{why}</ReceiptLine>
            {evidence.length ? (
              <ReceiptLine label={labels.evidence}>
                {evidence.map(({ text, href }, index) => (
                  <span key={href ?? `evidence-${index}`} className="block">
                    {href ? (
                      <a href={href} className="link">
                        {text}
                      </a>
                    ) : (
                      text
                    )}
                  </span>
                ))}
              </ReceiptLine>
            ) : null}
            {cost ? <ReceiptLine label={labels.cost}>{cost}</ReceiptLine> : null}
            {allowedBy ? <ReceiptLine label={labels.allowedBy}>{allowedBy}</ReceiptLine> : null}
          </dl>
        </details>
        {undo ? (
          <footer className="flex flex-wrap items-center justify-end gap-2 border-edge border-t border-dashed pt-3 pb-1 text-ink-soft text-sm">
            {undo}
          </footer>
        ) : null}
      </div>
      <TornEdge />
    </article>
  );
}

function ReceiptLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-4 py-1">
      <dt className="w-24 shrink-0 text-ink-soft">{label}</dt>
      <dd className="min-w-0 flex-1">{children}</dd>
    </div>
  );
}

/** The saw teeth along which the slip was torn off. */
function TornEdge() {
  const id = useId();
  return (
    <svg aria-hidden="true" className="block h-2 w-full overflow-visible">
      <defs>
        <pattern id={id} width="12" height="8" patternUnits="userSpaceOnUse">
          <path d="M0 0 6 6l6-6" className="fill-sheet stroke-rule" />
        </pattern>
      </defs>
      <rect width="100%" height="8" fill={`url(#${id})`} />
    </svg>
  );
}
