"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

/** Chromium's own event; elsewhere it never comes, and the button stays away. */
type InstallEvent = Event & { prompt(): Promise<{ outcome: "accepted" | "dismissed" }> };

/** Shown only where the browser offers to put the product on the home screen. */
export function InstallApp({ label }: { label: string }) {
  const [offer, setOffer] = useState<InstallEvent | null>(null);
  useEffect(() => {
    const keep = (event: Event) => {
      event.preventDefault();
      setOffer(event as InstallEvent);
    };
    window.addEventListener("beforeinstallprompt", keep);
    return () => window.removeEventListener("beforeinstallprompt", keep);
  }, []);
  if (!offer) return null;
  return <Button onClick={() => offer.prompt().then(() => setOffer(null))}>{label}</Button>;
}
