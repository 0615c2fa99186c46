"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
import { type PaletteGroup, PaletteList, type PaletteOption } from "@/components/shell/palette-list";
import { chooseLocaleAction, chooseThemeAction } from "@/lib/preferences/actions";
import { type Command, matchCommands } from "@/lib/search/match-commands";
import { searchQuery } from "@/lib/search/queries";
import type { SearchKind } from "@/lib/search/schema";
import type { SearchRow } from "@/lib/search/search-view";

export type PaletteTexts = {
  open: string;
  hint: string;
  placeholder: string;
  loading: string;
  failed: string;
  retry: string;
  none: string;
  noneText: string;
  offline: string;
  kinds: Record<SearchKind | "partners" | "commands", string>;
};

type CommandPaletteProps = {
  commands: Command[];
  /** Where what is typed is looked for, too; null: nowhere. */
  searchPath: string | null;
  texts: PaletteTexts;
  onClose: () => void;
  onHelp: () => void;
};

const pauseMs = 150;
const mostCommands = 8;

/** The browser's own dialog around a combobox: the focus stays in the field, the arrows choose, Enter goes there. */
export function CommandPalette({ commands, searchPath, texts, onClose, onHelp }: CommandPaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const text = typed.trim();
  const asked = useSettled(text);
  const queries = useQueryClient();
  const rows = useQuery({
    ...searchQuery(searchPath ?? "", searchPath ? asked : ""),
    placeholderData: keepPreviousData,
  });
  useEffect(() => dialog.current?.showModal(), []);

  // Those of the text before stand there, pale, until the new ones come: they cannot be chosen by mistake.
  const isStale = asked !== text || rows.isPlaceholderData;
  const groups: PaletteGroup[] = [
    {
      id: "commands",
      label: texts.kinds.commands,
      options: matchCommands(commands, typed).slice(0, text ? mostCommands : commands.length),
    },
    ...(text && rows.data ? rows.data : []).map(({ kind, rows: found }) => ({
      id: kind,
      label: texts.kinds[kind],
      options: found.map(toOption),
      isStale,
    })),
  ].filter(({ options }) => options.length > 0);
  const options = groups.flatMap((group) => (group.isStale ? [] : group.options));
  const current = Math.min(chosen, options.length - 1);

  const choose = async (option: Command | undefined) => {
    if (!option) return;
    dialog.current?.close();
    if (option.href) return router.push(option.href);
    if (!option.choice) return onHelp();
    const { kind, value } = option.choice;
    const result = await (kind === "theme"
      ? actOrSay(chooseThemeAction, { theme: value }, texts.offline)
      : actOrSay(chooseLocaleAction, { locale: value }, texts.offline));
    if (result) router.refresh();
  };
  /** A scanner types a barcode and Enter at once: its rows are waited for, unless something else is done meanwhile. */
  const enter = async (field: HTMLInputElement) => {
    const isAnswered = !searchPath || !text || (!isStale && rows.isSuccess);
    if (options[current] || isAnswered) return choose(options[current]);
    const found = await queries.fetchQuery(searchQuery(searchPath, text)).catch(() => []);
    const [first] = found.flatMap((group) => group.rows);
    if (first && dialog.current?.open && field.value.trim() === text) await choose(toOption(first));
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const steps: Record<string, number> = { ArrowDown: current + 1, ArrowUp: current - 1 };
    const next = steps[event.key];
    if (event.key === "Enter") void enter(event.currentTarget);
    else if (next === undefined || options.length === 0) return;
    else setChosen((next + options.length) % options.length);
    event.preventDefault();
  };
  const isWaiting = searchPath && text !== "" && (isStale || rows.isFetching);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label={texts.open}
      className="mx-auto mt-[10dvh] max-h-[80dvh] w-[calc(100%-2rem)] max-w-form flex-col overflow-hidden rounded-sheet border border-edge bg-sheet text-ink shadow-lifted backdrop:bg-scrim open:flex"
    >
      <div className="flex items-center gap-3 border-rule border-b px-4">
        <Search aria-hidden className="size-5 shrink-0 text-ink-soft" />
        <input
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={options[current] ? `${listId}-${current}` : undefined}
          aria-label={texts.hint}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setChosen(0);
          }}
          onKeyDown={onKey}
          placeholder={texts.placeholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          className="min-h-12 flex-1 bg-transparent text-base focus-visible:shadow-[inset_0_-2px_var(--color-focus)] outline-none placeholder:text-ink-soft"
        />
        <kbd className="rounded-control border border-rule px-1.5 font-sans text-ink-soft text-xs">Esc</kbd>
      </div>
      <PaletteList
        id={listId}
        label={texts.hint}
        groups={groups}
        current={current}
        onPoint={setChosen}
        onChoose={choose}
      />
      <div role="status" className="px-4 text-ink-soft text-sm">
        {rows.isError ? (
          <p className="flex items-center justify-between gap-4 py-3">
            {texts.failed}
            <button
              type="button"
              onClick={() => rows.refetch()}
              className="min-h-control font-bold text-lapis hover:underline"
            >
              {texts.retry}
            </button>
          </p>
        ) : isWaiting ? (
          <p className="py-3">{texts.loading}</p>
        ) : options.length === 0 ? (
          <p className="py-4">
            <strong className="block text-ink">{texts.none}</strong>
            {texts.noneText}
          </p>
        ) : null}
      </div>
    </dialog>
  );
}

const toOption = ({ id, title, detail, href }: SearchRow): PaletteOption => ({
  ...{ id, label: title, detail, href },
});

/** The text once nothing was typed for a moment: one question for a word, not one for each letter. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
