"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
import { Button, type ButtonProps } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";

type ActButtonProps<T> = Omit<ButtonProps, "onClick" | "pending"> & {
  act: () => Promise<ActionResult<T>>;
  /** What to say when it is done; nothing where the page itself shows it. */
  done?: ((data: T) => string | null) | undefined;
};

/** One press, one action; what goes wrong is said, and what has changed is read again. */
export function ActButton<T>({ act, done, children, ...button }: ActButtonProps<T>) {
  const offline = useTranslations("errors")("offline");
  const queries = useQueryClient();
  const [isPending, start] = useTransition();
  const press = () => {
    if (isPending) return;
    start(async () => {
      const result = await actOrSay(act, undefined, offline);
      if (!result) return;
      const text = done?.(result.data);
      if (text) showToast({ text });
      await Promise.all(
        ["lanes", "products", "receipts", "prices"].map((area) => queries.invalidateQueries({ queryKey: [area] })),
      );
    });
  };
  return (
    <Button {...button} pending={isPending} onClick={press}>
      {children}
    </Button>
  );
}
