"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import type { PaletteTexts } from "@/components/shell/command-palette";
import type { HelpTexts } from "@/components/shell/help-dialog";
import { useLoaded } from "@/components/shell/use-loaded";
import { useShellKeys } from "@/components/shell/use-shell-keys";
import { showToast } from "@/components/ui/toast";
import type { Command } from "@/lib/search/match-commands";

// Not a byte of either before somebody asks for it.
const loadPalette = () => import("@/components/shell/command-palette");
const loadHelp = () => import("@/components/shell/help-dialog");

type ShellToolsProps = {
  commands: Command[];
  /** The page that searches, for phones, and the address that the palette asks; null: there are commands alone. */
  search: { href: string; path: string } | null;
  hasChecklist: boolean;
  texts: PaletteTexts & HelpTexts;
};

export const helpAsked = "help-asked";

/** The magnifier of the top bar, and what the keyboard opens from anywhere. */
export function ShellTools({ commands, search, hasChecklist, texts }: ShellToolsProps) {
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const onPalette = useCallback(() => setOpen("palette"), []);
  const onHelp = useCallback(() => setOpen("help"), []);
  useShellKeys({ commands, onPalette, onHelp });
  useEffect(() => {
    window.addEventListener(helpAsked, onHelp);
    return () => window.removeEventListener(helpAsked, onHelp);
  }, [onHelp]);
  const close = () => setOpen(null);
  const onFailed = useCallback(() => {
    setOpen(null);
    showToast({ text: texts.offline, tone: "danger" });
  }, [texts.offline]);
  const palette = useLoaded(loadPalette, open === "palette", onFailed);
  const help = useLoaded(loadHelp, open === "help", onFailed);
  return (
    <>
      {search ? (
        <Link
          href={search.href}
          aria-label={texts.open}
          className="inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk lg:hidden"
        >
          <Search aria-hidden className="size-5" />
        </Link>
      ) : null}
      <button
        type="button"
        onClick={onPalette}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className="hidden min-h-control w-80 items-center gap-2 rounded-control border border-edge bg-sheet px-3 text-left text-ink-soft text-sm hover:border-ink-soft lg:inline-flex"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="flex-1 truncate">{texts.hint}</span>
        <kbd className="rounded-control border border-rule px-1.5 font-sans text-xs">Ctrl K</kbd>
      </button>
      {palette ? (
        <palette.CommandPalette
          commands={commands}
          searchPath={search?.path ?? null}
          texts={texts}
          onClose={close}
          onHelp={onHelp}
        />
      ) : null}
      {help ? <help.HelpDialog commands={commands} hasChecklist={hasChecklist} texts={texts} onClose={close} /> : null}
    </>
  );
}
