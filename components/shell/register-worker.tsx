"use client";

import { useEffect } from "react";

const localeKey = "shell-locale";

/** Keeps the offline page at hand, in the language chosen last; in development files change under their names. */
export function RegisterWorker({ locale }: { locale: string }) {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    navigator.serviceWorker
      .register("/sw.js")
      .then(() => navigator.serviceWorker.ready)
      .then(({ active }) => {
        if (localStorage.getItem(localeKey) === locale) return;
        localStorage.setItem(localeKey, locale);
        active?.postMessage("renew-shell");
      })
      // Without it everything works but the offline page.
      .catch(() => undefined);
  }, [locale]);
  return null;
}
