"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { controlClass, describeControl, FieldNotes } from "@/components/ui/field";
import { joinClasses } from "@/components/ui/join-classes";
import { showToast } from "@/components/ui/toast";
import { setPriceAction } from "@/lib/pricing/actions";

type PriceFormProps = { listingId: string; name: string; currency: string };

/** A new price for one listing; what looks like a mistake is asked about before it leaves. */
export function PriceForm({ listingId, name, currency }: PriceFormProps) {
  const t = useTranslations("prices.form");
  const offline = useTranslations("errors")("offline");
  const box = useRef<HTMLFormElement>(null);
  const { form, failure, errors, isPending } = useSending(setPriceAction, {
    offline,
    onDone: ({ outcome }) => {
      showToast({ text: t(outcome) });
      box.current?.reset();
    },
  });
  const id = `field-price-${listingId}`;
  const error = errors.price ?? (failure && Object.keys(errors).length === 0 ? failure.error : undefined);
  return (
    <form {...form} ref={box} className="flex min-w-48 max-w-xs flex-1 flex-col gap-1">
      <input type="hidden" name="listingId" value={listingId} />
      <div className="flex gap-2">
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-label={t("label", { name, currency })}
          placeholder={currency}
          {...describeControl({ name: "price", label: "", id, error })}
          className={joinClasses(controlClass, "tabular-nums")}
        />
        <Button type="submit" pending={isPending}>
          {t("save")}
        </Button>
      </div>
      <FieldNotes id={id} error={error} />
    </form>
  );
}
