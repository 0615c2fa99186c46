"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { KeyGuide } from "@/app/(partner)/connections/key-guide";
import { TokenSays } from "@/app/(partner)/connections/token-facts";
import { useToken } from "@/app/(partner)/connections/use-token";
import { Button } from "@/components/ui/button";
import { TextAreaField, TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { connectAction, replaceKeyAction } from "@/lib/connections/actions";
import { needsClientId } from "@/lib/connections/needs-client-id";
import { connectionsQuery } from "@/lib/connections/queries";
import { recogniseKey } from "@/lib/connections/recognise-key";
import type { MarketplaceId } from "@/lib/marketplaces/types";

export type KeyDraft = {
  marketplace: MarketplaceId;
  key: string;
  clientId: string;
  /** The connection whose key this is to become; null: a new one. */
  replacing: string | null;
};

type ConnectFormProps = {
  draft: KeyDraft;
  name: string;
  /** Of the connection whose key is replaced. */
  accountName: string | null;
  onChange: (draft: KeyDraft) => void;
  onClose: () => void;
};

type Wrong = { key?: string | undefined; clientId?: string | undefined };

export function ConnectForm({ draft, name, accountName, onChange, onClose }: ConnectFormProps) {
  const t = useTranslations("connections");
  const common = useTranslations("common");
  const offline = useTranslations("errors")("offline");
  const queries = useQueryClient();
  const [isPending, startTransition] = useTransition();
  const [wrong, setWrong] = useState<Wrong>({});
  const keyBox = useRef<HTMLTextAreaElement>(null);
  const clientIdBox = useRef<HTMLInputElement>(null);
  const asksClientId = needsClientId(draft.marketplace);
  const lookalike = recogniseKey(draft.key);
  const token = useToken(draft.marketplace, draft.key);

  // On opening and after a refusal the hand goes on where it is needed.
  useEffect(() => {
    const isClientIdNext = clientIdBox.current && (wrong.clientId || !wrong.key);
    (isClientIdNext ? clientIdBox : keyBox).current?.focus();
  }, [wrong]);

  function submit(event: FormEvent) {
    event.preventDefault();
    // The reason stands under the box; a forbidden token is not even shown to the marketplace.
    if (isPending || token?.refusal) return;
    startTransition(async () => {
      const { marketplace, key, clientId, replacing } = draft;
      const given = { key, ...(asksClientId && { clientId }) };
      const result = await (replacing
        ? replaceKeyAction({ connectionId: replacing, ...given })
        : connectAction({ marketplace, ...given })
      ).catch(() => null);
      if (!result?.ok) {
        setWrong(result?.fieldErrors ?? { key: result?.error ?? offline });
        return;
      }
      onClose();
      showToast({ text: replacing ? t("replace.done", { name }) : t("connected", { name }) });
      await queries.invalidateQueries({ queryKey: connectionsQuery().queryKey });
    });
  }

  return (
    <form
      method="post"
      onSubmit={submit}
      aria-label={accountName ? t("replace.title", { account: accountName }) : t("form.title", { name })}
      className="flex max-w-form flex-col gap-4"
    >
      {accountName ? (
        <div className="flex flex-col gap-1">
          <h3 className="font-bold">{t("replace.title", { account: accountName })}</h3>
          <p className="text-ink-soft text-sm">{t("replace.text")}</p>
        </div>
      ) : null}
      <KeyGuide marketplace={draft.marketplace} name={name} />
      {asksClientId ? (
        <TextField
          ref={clientIdBox}
          name="clientId"
          label={t("form.clientId")}
          hint={t("form.clientIdHint")}
          error={wrong.clientId}
          inputMode="numeric"
          autoComplete="off"
          value={draft.clientId}
          onChange={(event) => onChange({ ...draft, clientId: event.target.value })}
        />
      ) : null}
      <TextAreaField
        ref={keyBox}
        name="key"
        label={t("form.key")}
        hint={t("form.keyHint")}
        error={wrong.key}
        rows={3}
        maxLength={4000}
        autoComplete="off"
        spellCheck={false}
        value={draft.key}
        onChange={(event) => onChange({ ...draft, key: event.target.value })}
      />
      {token ? <TokenSays token={token} /> : null}
      {lookalike && lookalike !== draft.marketplace ? (
        <div
          role="status"
          className="flex flex-wrap items-center gap-3 rounded-control bg-saffron-wash px-4 py-2 text-sm"
        >
          <p className="flex-1">{t("form.looksLike", { name: common(`marketplaces.${lookalike}`) })}</p>
          <Button onClick={() => onChange({ ...draft, marketplace: lookalike, replacing: null })}>
            {t("form.switch", { name: common(`marketplaces.${lookalike}`) })}
          </Button>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" pending={isPending}>
          {t(accountName ? "replace.submit" : "form.submit")}
        </Button>
        <Button onClick={onClose}>{common("cancel")}</Button>
      </div>
      <p role="status" className="text-ink-soft text-sm empty:hidden">
        {isPending ? t("form.testing", { name }) : null}
      </p>
    </form>
  );
}
