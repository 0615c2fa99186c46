"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { KeyFields, type TypedKey, type WrongKey } from "@/app/(partner)/connections/key-fields";
import { useToken } from "@/app/(partner)/connections/use-token";
import { actAgain } from "@/components/auth/ask-again";
import { KeyGuide } from "@/components/connections/key-guide";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { connectAction, replaceKeyAction } from "@/lib/connections/actions";
import { needsClientId } from "@/lib/connections/needs-client-id";
import { connectionsQuery } from "@/lib/connections/queries";

export type KeyDraft = TypedKey & {
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

export function ConnectForm({ draft, name, accountName, onChange, onClose }: ConnectFormProps) {
  const t = useTranslations("connections");
  const common = useTranslations("common");
  const offline = useTranslations("errors")("offline");
  const queries = useQueryClient();
  const [isPending, startTransition] = useTransition();
  const [wrong, setWrong] = useState<WrongKey>({});
  const token = useToken(draft.marketplace, draft.key);

  function submit(event: FormEvent) {
    event.preventDefault();
    // The reason stands under the box; a forbidden token is not even shown to the marketplace.
    if (isPending || token?.refusal) return;
    startTransition(async () => {
      const { marketplace, key, clientId, replacing } = draft;
      const given = { key, ...(needsClientId(marketplace) && { clientId }) };
      const result = await (replacing
        ? actAgain(replaceKeyAction, { connectionId: replacing, ...given })
        : actAgain(connectAction, { marketplace, ...given })
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
      <KeyFields
        typed={draft}
        wrong={wrong}
        hint={t("form.keyHint")}
        token={token}
        takesFocus
        onChange={(change) => onChange({ ...draft, ...change })}
        onSwitch={(marketplace) => onChange({ ...draft, marketplace, replacing: null })}
      />
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
