"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";

const reload = () => window.location.reload();

/** The address is still that of the page that was asked for: to load it again is to go on. */
export function TryAgain({ label }: { label: string }) {
  useEffect(() => {
    window.addEventListener("online", reload);
    return () => window.removeEventListener("online", reload);
  }, []);
  return (
    <Button variant="primary" onClick={reload}>
      {label}
    </Button>
  );
}
