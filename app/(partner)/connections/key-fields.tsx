"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { TokenSays } from "@/app/(partner)/connections/token-facts";
import type { ReadToken } from "@/app/(partner)/connections/use-token";
import { Button } from "@/components/ui/button";
import { TextAreaField, TextField } from "@/components/ui/text-field";
import { needsClientId } from "@/lib/connections/needs-client-id";
import { recogniseKey } from "@/lib/connections/recognise-key";
import type { MarketplaceId } from "@/lib/marketplaces/types";

export type TypedKey = { marketplace: MarketplaceId; key: string; clientId: string };
export type WrongKey = { key?: string | undefined; clientId?: string | undefined };

type KeyFieldsProps = {
  typed: TypedKey;
  wrong: WrongKey;
  hint: string;
  /** What the key says of itself (useToken). */
  token: ReadToken | null;
  onChange: (change: Partial<Pick<TypedKey, "key" | "clientId">>) => void;
  /** On opening: a press opened the form, and the hand goes on there. */
  takesFocus?: boolean;
  /** The key looks like another marketplace's. */
  onSwitch: (marketplace: MarketplaceId) => void;
};

/** Where a marketplace's key is typed; after a refusal the focus goes where it is needed. */
export function KeyFields({ typed, wrong, hint, token, takesFocus = false, onChange, onSwitch }: KeyFieldsProps) {
  const t = useTranslations("connections.form");
  const common = useTranslations("common");
  const keyBox = useRef<HTMLTextAreaElement>(null);
  const clientIdBox = useRef<HTMLInputElement>(null);
  const lookalike = recogniseKey(typed.key);
  useEffect(() => {
    if (takesFocus) (clientIdBox.current ?? keyBox.current)?.focus();
  }, [takesFocus]);
  useEffect(() => {
    if (wrong.clientId) clientIdBox.current?.focus();
    else if (wrong.key) keyBox.current?.focus();
  }, [wrong]);
  return (
    <>
      {needsClientId(typed.marketplace) ? (
        <TextField
          ref={clientIdBox}
          name="clientId"
          label={t("clientId")}
          hint={t("clientIdHint")}
          error={wrong.clientId}
          inputMode="numeric"
          autoComplete="off"
          value={typed.clientId}
          onChange={(event) => onChange({ clientId: event.target.value })}
        />
      ) : null}
      <TextAreaField
        ref={keyBox}
        name="key"
        label={t("key")}
        hint={hint}
        error={wrong.key}
        rows={3}
        maxLength={4000}
        autoComplete="off"
        spellCheck={false}
        value={typed.key}
        onChange={(event) => onChange({ key: event.target.value })}
      />
      {token ? <TokenSays token={token} /> : null}
      {lookalike && lookalike !== typed.marketplace ? (
        <div
          role="status"
          className="flex flex-wrap items-center gap-3 rounded-control bg-saffron-wash px-4 py-2 text-sm"
        >
          <p className="flex-1">{t("looksLike", { name: common(`marketplaces.${lookalike}`) })}</p>
          <Button onClick={() => onSwitch(lookalike)}>
            {t("switch", { name: common(`marketplaces.${lookalike}`) })}
          </Button>
        </div>
      ) : null}
    </>
  );
}
