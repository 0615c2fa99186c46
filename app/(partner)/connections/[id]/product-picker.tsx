"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { candidatesQuery } from "@/lib/catalog/link-queries";
import type { LinkItem } from "@/lib/catalog/link-view";

type ProductPickerProps = {
  id: string;
  suggestions: LinkItem["suggestions"];
  onChoose: (productId: string) => void;
  isPending: boolean;
};

/** Before anything is typed it offers the likely ones; then what has the words in it. */
export function ProductPicker({ id, suggestions, onChoose, isPending }: ProductPickerProps) {
  const t = useTranslations("connections.links");
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed.trim());
  const { data } = useQuery(candidatesQuery(query));
  const shown = query ? (data ?? []) : suggestions;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <TextField
        id={`search-${id}`}
        name="search"
        type="search"
        label={t("search")}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul className="flex flex-col">
        {shown.map((product) => (
          <li
            key={product.id}
            className="flex items-center justify-between gap-3 border-rule border-b py-2 last:border-b-0"
          >
            <span className="wrap-anywhere min-w-0">
              {product.name}
              <span className="block text-ink-soft">{t("sku", { sku: product.sku })}</span>
            </span>
            <Button
              onClick={() => onChoose(product.id)}
              pending={isPending}
              aria-label={`${t("choose")}: ${product.name}`}
            >
              {t("choose")}
            </Button>
          </li>
        ))}
      </ul>
      {query && data?.length === 0 ? <p role="status">{t("searchEmpty")}</p> : null}
    </div>
  );
}
