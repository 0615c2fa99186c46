"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { makeProductAction } from "@/lib/catalog/link-actions";
import type { LinkItem } from "@/lib/catalog/link-view";

type NewProductFormProps = {
  item: LinkItem;
  name: string;
  /** It was opened by a press: the hand goes on in it. */
  isAsked: boolean;
  onDone: () => void;
};

/** Only the cost is not known to the marketplace: type it, press Enter, next one. */
export function NewProductForm({ item, name, isAsked, onDone }: NewProductFormProps) {
  const t = useTranslations("connections.links");
  const offline = useTranslations("errors")("offline");
  const queries = useQueryClient();
  const [cost, setCost] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const title = item.title || item.sku;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    start(async () => {
      const result = await makeProductAction({ listingId: item.id, cost }).catch(() => null);
      if (!result?.ok) {
        setWrong(result?.fieldErrors?.cost ?? result?.error ?? offline);
        return;
      }
      const { linked } = result.data;
      showToast({ text: linked > 0 ? t("createdMore", { title, count: linked }) : t("createdDone", { title }) });
      onDone();
      await queries.invalidateQueries({ queryKey: ["connections"] });
    });
  }
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3">
      <TextField
        id={`cost-${item.id}`}
        name="cost"
        label={t("cost")}
        hint={item.stock === null ? t("costHintNone", { name }) : t("costHint", { name, count: item.stock })}
        error={wrong ?? undefined}
        inputMode="decimal"
        autoComplete="off"
        autoFocus={isAsked}
        value={cost}
        onChange={(event) => {
          setCost(event.target.value);
          setWrong(null);
        }}
      />
      <Button type="submit" variant="primary" pending={isPending} className="self-start">
        {t("newProduct")}
      </Button>
    </form>
  );
}
