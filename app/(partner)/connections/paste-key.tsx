"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { KeyDraft } from "@/app/(partner)/connections/connect-form";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { cleanKey, recogniseKey } from "@/lib/connections/recognise-key";
import { type MarketplaceId, marketplaceIds } from "@/lib/marketplaces/types";

/** Shorter ones are still being typed. */
const leastLength = 8;

type PasteKeyProps = {
  /** A form is open and has the key, or nothing may be connected. */
  isHidden: boolean;
  onDraft: (draft: KeyDraft) => void;
};

/** One box for any key: whose it is shows in its form; where that says nothing, the seller says it. */
export function PasteKey({ isHidden, onDraft }: PasteKeyProps) {
  const t = useTranslations("connections.pasteKey");
  const common = useTranslations("common");
  const [key, setKey] = useState("");
  if (isHidden) return null;
  /** The form has it now; here it is not to stand once more. */
  function hand(marketplace: MarketplaceId, text: string) {
    setKey("");
    onDraft({ marketplace, key: text, clientId: "", replacing: null });
  }
  function take(text: string) {
    const marketplace = recogniseKey(text);
    if (marketplace) hand(marketplace, text);
    else setKey(text);
  }
  const isUnknown = cleanKey(key).length >= leastLength;
  return (
    <div className="flex max-w-form flex-col gap-3">
      <TextField
        name="anyKey"
        label={t("label")}
        hint={t("hint")}
        autoComplete="off"
        spellCheck={false}
        maxLength={4000}
        value={key}
        onChange={(event) => take(event.target.value)}
      />
      {isUnknown ? (
        <div role="status" className="flex flex-col gap-2 text-sm">
          <p>{t("unknown")}</p>
          <div className="flex flex-wrap gap-2">
            {marketplaceIds.map((marketplace) => (
              <Button key={marketplace} onClick={() => hand(marketplace, key)}>
                {common(`marketplaces.${marketplace}`)}
              </Button>
            ))}
          </div>
        </div>
      ) : null}
    </div>
  );
}
