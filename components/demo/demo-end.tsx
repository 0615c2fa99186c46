"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** The demo was closed from elsewhere: what this page showed is not among one's own, so it leads to the start. */
export function DemoEnd({ isDemoOpen }: { isDemoOpen: boolean }) {
  const router = useRouter();
  const wasOpen = useRef(isDemoOpen);
  useEffect(() => {
    if (wasOpen.current && !isDemoOpen) router.replace("/dashboard");
    wasOpen.current = isDemoOpen;
  }, [isDemoOpen, router]);
  return null;
}
