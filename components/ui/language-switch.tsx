import { SegmentedForm } from "@/components/ui/segmented-form";

type LanguageSwitchProps = {
  label: string;
  /** Gets the chosen code as `locale`. */
  action: (form: FormData) => void | Promise<void>;
  /** `short` is what the button shows ("Oʻz", "Ру", "En"), `name` the language in its own words. */
  languages: { code: string; short: string; name: string }[];
  current: string;
};

export function LanguageSwitch({ label, action, languages, current }: LanguageSwitchProps) {
  return (
    <SegmentedForm
      label={label}
      name="locale"
      action={action}
      current={current}
      options={languages.map(({ code, short, name }) => ({
        value: code,
        label: name,
        lang: code,
        content: (
          <>
            <span aria-hidden="true">{short}</span>
            <span className="sr-only">{name}</span>
          </>
        ),
      }))}
    />
  );
}
