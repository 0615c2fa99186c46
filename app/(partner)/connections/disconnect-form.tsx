"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PauseButton } from "@/app/(partner)/connections/pause-button";
import { useAct } from "@/app/(partner)/connections/use-act";
import { cabinets } from "@/components/connections/cabinets";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { disconnectAction } from "@/lib/connections/actions";
import type { ConnectionCard } from "@/lib/connections/connection-card";

type DisconnectFormProps = { card: ConnectionCard; name: string; onClose: () => void };

/** Pause first; then what happens to the data, said to the number; then how to end the key at the marketplace. */
export function DisconnectForm({ card, name, onClose }: DisconnectFormProps) {
  const t = useTranslations("connections.disconnect");
  const common = useTranslations("common");
  const { act, isPending } = useAct();
  const isOff = card.status === "DISCONNECTED";
  const [data, setData] = useState<"keep" | "delete">(isOff ? "delete" : "keep");
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (data === "delete" && typed.trim().toUpperCase() !== t("word")) {
      setWrong(true);
      return;
    }
    act(
      () => disconnectAction({ connectionId: card.id, data }),
      () => {
        onClose();
        showToast({ text: t(data === "delete" ? "deleted" : "done", { name }) });
      },
    );
  }
  const { listings, orders } = card.catalogue;
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {card.status === "ACTIVE" ? (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-control bg-sunk p-4 text-sm">
          <p className="flex-1">{t("pauseFirst")}</p>
          <PauseButton card={card} name={name} onDone={onClose} />
        </div>
      ) : null}
      {isOff ? null : <p className="text-sm">{t("stops")}</p>}
      <fieldset className="flex flex-col gap-3 text-sm">
        <legend className="mb-2 font-bold">{t("choice")}</legend>
        {(isOff ? (["delete"] as const) : (["keep", "delete"] as const)).map((choice) => (
          <label key={choice} className="flex gap-3">
            <input
              type="radio"
              name="data"
              value={choice}
              checked={data === choice}
              onChange={() => setData(choice)}
              className="mt-0.5 size-5 shrink-0 accent-lapis"
            />
            <span className="flex flex-col gap-1">
              <span className="font-bold">{t(choice)}</span>
              <span>{t(`${choice}Text`, { listings, name })}</span>
              {choice === "delete" ? <span className="text-ink-soft">{t("deleteKept", { orders })}</span> : null}
            </span>
          </label>
        ))}
      </fieldset>
      {data === "delete" ? (
        <TextField
          name="word"
          label={t("confirm", { word: t("word") })}
          error={isWrong ? t("confirmWrong", { word: t("word") }) : undefined}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
        />
      ) : null}
      <div className="flex flex-col gap-1 text-sm">
        <p>{t("revoke", { name })}</p>
        <p className="text-ink-soft">{t(`revokeSteps.${card.marketplace}`)}</p>
        <a
          href={cabinets[card.marketplace]}
          target="_blank"
          rel="noreferrer"
          className="link inline-flex min-h-control items-center gap-2 self-start"
        >
          {name}
          <ExternalLink aria-hidden className="size-4" />
        </a>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="danger" pending={isPending}>
          {t(data === "delete" ? "deleteButton" : "button")}
        </Button>
        <Button onClick={onClose}>{common("cancel")}</Button>
      </div>
    </form>
  );
}
