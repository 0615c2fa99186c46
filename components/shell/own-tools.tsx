import { getTranslations } from "next-intl/server";
import { pageLetters } from "@/components/shell/page-letters";
import { ShellTools } from "@/components/shell/shell-tools";
import { locales } from "@/lib/i18n/locales";
import type { Command } from "@/lib/search/match-commands";

type Place = { href: string; label: string };

type OwnToolsProps = {
  /** Of the navigation: what this person may not open does not stand there. */
  pages: Place[];
  actions: Place[];
  /** A partner's rows can be searched, and first steps shown again. */
  isPartner: boolean;
};

/** Search, commands and help of whoever is signed in. */
export async function OwnTools({ pages, actions, isPartner }: OwnToolsProps) {
  const [t, common, errors] = await Promise.all([
    getTranslations("shell"),
    getTranslations("common"),
    getTranslations("errors"),
  ]);
  const commands: Command[] = [
    ...pages.map((page) => {
      const letter = pageLetters[page.href];
      return { id: page.href, ...page, ...(letter && { letter }) };
    }),
    ...actions.map((action) => ({ id: `do ${action.href}`, ...action })),
    ...locales.map((value) => ({
      id: value,
      label: t("commands.language", { name: common(`languages.${value}`) }),
      choice: { kind: "locale" as const, value },
    })),
    ...(["light", "dark", "system"] as const).map((value) => ({
      id: value,
      label: t("commands.theme", { name: common(`themes.${value}`) }),
      choice: { kind: "theme" as const, value },
    })),
    { id: "help", label: t("commands.help") },
  ];
  return (
    <ShellTools
      commands={commands}
      searchHref={isPartner ? "/search" : null}
      hasChecklist={isPartner}
      texts={{
        open: t("search.open"),
        hint: t("search.hint"),
        placeholder: t("search.placeholder"),
        loading: t("search.loading"),
        failed: t("search.failed"),
        retry: t("search.retry"),
        none: t("search.none"),
        noneText: t("search.noneText"),
        kinds: {
          commands: t("search.kinds.commands"),
          products: t("search.kinds.products"),
          orders: t("search.kinds.orders"),
          listings: t("search.kinds.listings"),
        },
        close: common("close"),
        helpTitle: t("help.title"),
        keys: t("help.keys"),
        palette: t("help.palette"),
        here: t("help.here"),
        go: t("help.go", { page: "{page}" }),
        pairWord: t("help.then"),
        letters: t("help.letters"),
        lettersText: t("help.lettersText"),
        checklist: t("help.checklist"),
        checklistText: t("help.checklistText"),
        offline: errors("offline"),
      }}
    />
  );
}
