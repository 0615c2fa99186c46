"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";

/**
 * Single keys for the whole page while `panel` can be seen. Typing in a field, an open dialog and keys with Ctrl, Alt or
 * Meta are left alone. On a Cyrillic layout the key in the same place counts.
 */
export function useReviewKeys(panel: RefObject<HTMLElement | null>, keys: Record<string, () => void>) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const target = event.target as HTMLElement;
    if (target.closest("input, textarea, select, dialog, [contenteditable]")) return;
    const letter = /^[a-z]$/i.test(event.key) ? event.key : event.code.replace("Key", "");
    const run = keys[letter.toLowerCase()];
    if (!run || !panel.current?.checkVisibility()) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
