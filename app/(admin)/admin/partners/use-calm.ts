"use client";

import { useLayoutEffect, useState } from "react";
import { makePressGuard } from "@/app/(admin)/admin/partners/press-guard";

/** Outlives the panel of one application. */
const guard = makePressGuard();

/** False for a moment after something else has come to stand under the finger. */
export function useCalm(shown: string): boolean {
  const [isCalm, setCalm] = useState(true);
  useLayoutEffect(() => {
    const left = guard.show(shown, performance.now());
    setCalm(left === 0);
    if (left === 0) return;
    const timer = setTimeout(() => setCalm(true), left);
    return () => clearTimeout(timer);
  }, [shown]);
  return isCalm;
}
