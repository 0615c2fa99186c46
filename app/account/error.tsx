"use client";

import { useMessages } from "next-intl";
import { ErrorFace } from "@/app/error-face";

/** One page's fault leaves the frame and its navigation standing. */
export default function AccountError({ error, retry }: { error: unknown; retry: () => void }) {
  const { faces } = useMessages().errors;
  return <ErrorFace error={error} retry={retry} texts={faces} />;
}
