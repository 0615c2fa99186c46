"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { Command } from "@/lib/search/match-commands";

/** How long G waits for its letter. */
const pairMs = 1_500;

export const lettersOffKey = "letters-off";

type Keys = { commands: Command[]; onPalette: () => void; onHelp: () => void };

/** Ctrl or Cmd with K, `?`, and G with a letter. Read by the key's place where letters are meant: a Russian layout types п for G. */
export function useShellKeys({ commands, onPalette, onHelp }: Keys) {
  const router = useRouter();
  useEffect(() => {
    let askedAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK") {
        event.preventDefault();
        onPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isBusy(event.target)) return;
      if (localStorage.getItem(lettersOffKey)) return;
      const now = performance.now();
      const isSecond = now - askedAt < pairMs;
      askedAt = Number.NEGATIVE_INFINITY;
      if (isSecond) {
        const target = commands.find(({ letter }) => letter && event.code === `Key${letter.toUpperCase()}`);
        if (!target?.href) return;
        event.preventDefault();
        router.push(target.href);
      } else if (event.key === "?") {
        event.preventDefault();
        onHelp();
      } else if (event.code === "KeyG" && !event.shiftKey) {
        askedAt = now;
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [commands, onPalette, onHelp, router]);
}

/** Where letters belong to a field, or a dialog is open. */
function isBusy(target: EventTarget | null): boolean {
  const isField =
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  return isField || document.querySelector("dialog[open]") !== null;
}
