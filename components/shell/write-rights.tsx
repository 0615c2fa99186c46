"use client";

import { createContext, type ReactNode, use } from "react";
import type { Area } from "@/lib/auth/permissions";

const WriteRights = createContext<readonly Area[]>([]);

/** What the reader of the pages inside may change: nothing in somebody else's books, nor while the partner is suspended. */
export function WithRights({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  return <WriteRights value={areas}>{children}</WriteRights>;
}

/** Whether to offer what changes something there. The action itself asks its guard all the same. */
export const useMayWrite = (area: Area): boolean => use(WriteRights).includes(area);
