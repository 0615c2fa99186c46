"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { KeyFields, type TypedKey, type WrongKey } from "@/app/(partner)/connections/key-fields";
import { useToken } from "@/app/(partner)/connections/use-token";
import { CheckedKeyAlert } from "@/app/pending/keys/checked-key-alert";
import { MarketplaceChoice } from "@/app/pending/keys/marketplace-choice";
import { KeyGuide } from "@/components/connections/key-guide";
import { Button } from "@/components/ui/button";
import { checkKeyAction } from "@/lib/connections/actions";
import type { CheckedKey } from "@/lib/connections/check-key";
import { needsClientId } from "@/lib/connections/needs-client-id";
import type { MarketplaceId } from "@/lib/marketplaces/types";

/** Whose key, then the key itself; the answer stands below the button, and a changed key takes it away. */
export function KeyCheck() {
  const [typed, setTyped] = useState<TypedKey | null>(null);
  const choose = (marketplace: MarketplaceId) =>
    setTyped((before) => ({ key: before?.key ?? "", clientId: before?.clientId ?? "", marketplace }));
  return (
    <div className="flex flex-col gap-6">
      <MarketplaceChoice chosen={typed?.marketplace ?? null} onChoose={choose} />
      {typed ? <KeyForm key={typed.marketplace} typed={typed} onChange={setTyped} onSwitch={choose} /> : null}
    </div>
  );
}

type KeyFormProps = {
  typed: TypedKey;
  onChange: (typed: TypedKey) => void;
  onSwitch: (marketplace: MarketplaceId) => void;
};

function KeyForm({ typed, onChange, onSwitch }: KeyFormProps) {
  const t = useTranslations("connections");
  const name = useTranslations("common")(`marketplaces.${typed.marketplace}`);
  const offline = useTranslations("errors")("offline");
  const [isPending, start] = useTransition();
  const [wrong, setWrong] = useState<WrongKey>({});
  const [checked, setChecked] = useState<CheckedKey | null>(null);
  const token = useToken(typed.marketplace, typed.key);

  function submit(event: FormEvent) {
    event.preventDefault();
    // The reason stands under the box already.
    if (isPending || token?.refusal) return;
    start(async () => {
      const { marketplace, key, clientId } = typed;
      const result = await checkKeyAction({
        marketplace,
        key,
        ...(needsClientId(marketplace) && { clientId }),
      }).catch(() => null);
      setChecked(result?.ok ? result.data : null);
      setWrong(result?.ok ? {} : (result?.fieldErrors ?? { key: result?.error ?? offline }));
    });
  }

  return (
    <form method="post" onSubmit={submit} aria-label={t("check.form", { name })} className="flex flex-col gap-4">
      <KeyGuide marketplace={typed.marketplace} name={name} />
      <KeyFields
        typed={typed}
        wrong={wrong}
        hint={t("check.keyHint")}
        token={token}
        onChange={(change) => {
          setChecked(null);
          onChange({ ...typed, ...change });
        }}
        onSwitch={onSwitch}
      />
      <Button type="submit" variant="primary" size="wide" pending={isPending}>
        {t("check.submit")}
      </Button>
      <p role="status" className="text-ink-soft text-sm empty:hidden">
        {isPending ? t("form.testing", { name }) : null}
      </p>
      {checked ? <CheckedKeyAlert checked={checked} name={name} /> : null}
    </form>
  );
}
