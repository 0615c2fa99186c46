import { getLocale, getTranslations } from "next-intl/server";
import { LanguageSwitch } from "@/components/ui/language-switch";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { locales } from "@/lib/i18n/locales";
import { chooseLocaleAction, chooseThemeAction } from "@/lib/preferences/actions";
import { readTheme } from "@/lib/preferences/theme";

const shortNames = { uz: "Oʻz", "uz-Cyrl": "Ўз", ru: "Ру", en: "En" };

/** Language and look, as two small forms that work without scripts. */
export async function Preferences() {
  const [locale, theme, t] = await Promise.all([getLocale(), readTheme(), getTranslations("common")]);
  return (
    <>
      <LanguageSwitch
        label={t("language")}
        action={chooseLocale}
        current={locale}
        languages={locales.map((code) => ({ code, short: shortNames[code], name: t(`languages.${code}`) }))}
      />
      <ThemeSwitch
        label={t("theme")}
        action={chooseTheme}
        current={theme}
        names={{ light: t("themes.light"), dark: t("themes.dark"), system: t("themes.system") }}
      />
    </>
  );
}

async function chooseLocale(form: FormData) {
  "use server";
  await chooseLocaleAction(form);
}

async function chooseTheme(form: FormData) {
  "use server";
  await chooseThemeAction(form);
}
