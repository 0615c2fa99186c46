"use client";

import { useLinkStatus } from "next/link";
import type { ReactNode } from "react";
import { Spinner } from "@/components/ui/spinner";

/** Inside a link: in the place of its icon, says that the press was heard while the next page is on its way. */
export function LinkPending({ icon = null }: { icon?: ReactNode }) {
  const { pending } = useLinkStatus();
  return pending ? <Spinner className="shrink-0" /> : icon;
}
