import { getTranslations } from "next-intl/server";
import { pageLetters } from "@/components/shell/page-letters";
import { ShellTools } from "@/components/shell/shell-tools";
import { locales } from "@/lib/i18n/locales";
import type { Command } from "@/lib/search/match-commands";

type Place = { href: string; label: string };

export type ShellReader = "partner" | "admin" | "applicant";

/** A partner searches the own rows, an administrator partners; who waits for approval has nothing to search yet. */
const searches = {
  partner: { href: "/search", path: "/api/search" },
  admin: { href: "/admin/partners/all", path: "/api/admin/search" },
  applicant: null,
};

type OwnToolsProps = {
  reader: ShellReader;
  /** Of the navigation: what this person may not open does not stand there. */
  pages: Place[];
  actions: Place[];
};

/** Search, commands and help of whoever is signed in. */
export async function OwnTools({ reader, pages, actions }: OwnToolsProps) {
  const [t, common, errors, notifications, signIn, data] = await Promise.all([
    getTranslations("shell"),
    getTranslations("common"),
    getTranslations("errors"),
    getTranslations("notifications"),
    getTranslations("signIn"),
    getTranslations("data"),
  ]);
  const own: Place[] = [
    ...(reader === "partner" ? [{ href: "/notifications", label: notifications("title") }] : []),
    { href: "/account/notifications", label: notifications("preferences.title") },
    { href: "/account/security", label: signIn("account.nav") },
    ...(reader === "admin" ? [] : [{ href: "/account/data", label: data("title") }]),
  ];
  const commands: Command[] = [
    ...[...pages, ...own].map((page) => {
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
      search={searches[reader]}
      hasChecklist={reader === "partner"}
      texts={{
        open: t("search.open"),
        hint: t(`search.hint.${reader}`),
        placeholder: t(`search.placeholder.${reader}`),
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
          partners: t("search.kinds.partners"),
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
