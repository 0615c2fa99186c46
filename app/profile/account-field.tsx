"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { splitAccount } from "@/lib/partners/account-parts";

/** How the number is built stands below once it has all its digits: a slip is seen, and nothing is forbidden. */
export function AccountField({ end, error }: { end: string; error: string | undefined }) {
  const t = useTranslations("people");
  const [typed, setTyped] = useState("");
  const parts = splitAccount(typed.normalize("NFKC").replace(/[\s.-]/g, ""));
  const isForeign = parts !== null && parts.currency !== "000";
  return (
    <TextField
      name="bankAccount"
      label={t("fields.bankAccount")}
      hint={
        parts ? (
          <span role="status" className={isForeign ? "text-saffron" : "tabular-nums"}>
            {isForeign ? t("hints.accountForeign", parts) : t("hints.accountParts", parts)}
          </span>
        ) : end ? (
          t("hints.bankAccountKept", { end })
        ) : (
          t("hints.bankAccount")
        )
      }
      error={error}
      onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      inputMode="numeric"
      autoComplete="off"
    />
  );
}
