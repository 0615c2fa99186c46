"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
import { lettersOffKey } from "@/components/shell/use-shell-keys";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { hideChecklistAction } from "@/lib/checklist/actions";
import type { Command } from "@/lib/search/match-commands";

export type HelpTexts = {
  close: string;
  helpTitle: string;
  keys: string;
  palette: string;
  here: string;
  /** With `{page}` in it. */
  go: string;
  /** Between the two keys of a pair: G, then O. */
  pairWord: string;
  letters: string;
  lettersText: string;
  checklist: string;
  checklistText: string;
  offline: string;
};

type HelpDialogProps = { commands: Command[]; hasChecklist: boolean; texts: HelpTexts; onClose: () => void };

export function HelpDialog({ commands, hasChecklist, texts, onClose }: HelpDialogProps) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const restore = () =>
    start(async () => {
      if (!(await actOrSay(hideChecklistAction, { isHidden: false }, texts.offline))) return;
      onClose();
      router.push("/dashboard");
    });
  return (
    <Dialog open onClose={onClose} title={texts.helpTitle} closeLabel={texts.close}>
      <div className="flex flex-col gap-6">
        {hasChecklist ? (
          <div className="flex flex-col items-start gap-2">
            <Button pending={isPending} onClick={restore}>
              {texts.checklist}
            </Button>
            <p className="text-ink-soft text-sm">{texts.checklistText}</p>
          </div>
        ) : null}
        <section className="touch:hidden">
          <h3 className="mb-2 font-bold">{texts.keys}</h3>
          <dl className="text-sm">
            <Shortcut name={texts.palette} keys={["Ctrl", "K"]} />
            <Shortcut name={texts.here} keys={["?"]} />
            {commands.flatMap(({ id, label, letter }) =>
              letter
                ? [
                    <Shortcut
                      key={id}
                      name={texts.go.replace("{page}", label)}
                      keys={["G", letter.toUpperCase()]}
                      pairWord={texts.pairWord}
                    />,
                  ]
                : [],
            )}
          </dl>
        </section>
        <LettersSwitch texts={texts} />
      </div>
    </Dialog>
  );
}

function Shortcut({ name, keys, pairWord }: { name: string; keys: string[]; pairWord?: string | undefined }) {
  return (
    <div className="flex min-h-9 items-center justify-between gap-4 border-rule border-b">
      <dt>{name}</dt>
      <dd className="flex items-center gap-1 text-ink-soft">
        {keys.map((key, index) => (
          <span key={key} className="flex items-center gap-1">
            {index > 0 && pairWord ? <span className="text-xs">{pairWord}</span> : null}
            <kbd className="min-w-6 rounded-control border border-edge bg-sunk px-1.5 text-center font-sans text-ink text-xs">
              {key}
            </kbd>
          </span>
        ))}
      </dd>
    </div>
  );
}

/** Somebody who speaks to the computer, or rests a hand on the keys, turns the single letters off. */
function LettersSwitch({ texts }: { texts: HelpTexts }) {
  const [isOn, setOn] = useState(() => !localStorage.getItem(lettersOffKey));
  const change = (next: boolean) => {
    setOn(next);
    if (next) localStorage.removeItem(lettersOffKey);
    else localStorage.setItem(lettersOffKey, "1");
  };
  return (
    <label className="flex touch:hidden min-h-control items-center gap-3 text-sm">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => change(target.checked)}
        className="size-5 accent-lapis"
      />
      <span>
        {texts.letters}
        <span className="block text-ink-soft text-xs">{texts.lettersText}</span>
      </span>
    </label>
  );
}
