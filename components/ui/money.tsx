import { joinClasses } from "@/components/ui/join-classes";

type MoneyProps = {
  /** Already formatted, sign and currency included: "1 250 000 soʻm". */
  text: string;
  size?: "row" | "title" | "hero" | undefined;
  tone?: "plain" | "soft" | "good" | "attention" | "danger" | undefined;
  className?: string | undefined;
};

const sizes = { row: "whitespace-nowrap", title: "font-bold text-xl", hero: "font-bold text-xl sm:text-2xl" };
const unitSizes = { row: "", title: "inline-block text-base", hero: "inline-block text-lg" };
const tones = {
  plain: "",
  soft: "text-ink-soft",
  good: "text-turquoise",
  attention: "text-saffron",
  danger: "text-pomegranate",
};

const noBreakSpace = "\u00a0";

/** Tabular digits that never break. The currency stands smaller behind a large figure, or under it in a narrow place. */
export function Money({ text, size = "row", tone = "plain", className }: MoneyProps) {
  const [, figure = text, unit = ""] = /^([+\-−\d\s.,]*\d)(.*)$/.exec(text) ?? [];
  return (
    <span className={joinClasses("tabular-nums", sizes[size], tones[tone], className)}>
      <span className="whitespace-nowrap">{figure}</span>
      {unit ? (
        <span className={joinClasses("whitespace-nowrap font-normal", unitSizes[size])}>
          {unit.replace(/^\s/, noBreakSpace)}
        </span>
      ) : null}
    </span>
  );
}
