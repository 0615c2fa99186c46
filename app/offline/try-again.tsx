"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";

const askEveryMs = 3_000;
const reload = () => window.location.reload();

/**
 * The address is still that of the page that was asked for: to load it again is to go on. The browser's own word that
 * the network is back is not enough: it may come before this page is alive, or never, on a network that hangs.
 */
export function TryAgain({ path, label }: { path: string; label: string }) {
  useEffect(() => {
    window.addEventListener("online", reload);
    // Whoever asked for this very page would be sent round for ever.
    const asking =
      window.location.pathname === path ? undefined : setInterval(() => void reloadIfBack(path), askEveryMs);
    return () => {
      window.removeEventListener("online", reload);
      clearInterval(asking);
    };
  }, [path]);
  return (
    <Button variant="primary" onClick={reload}>
      {label}
    </Button>
  );
}

async function reloadIfBack(path: string) {
  const answer = await fetch(path, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  if (answer?.ok) reload();
}
