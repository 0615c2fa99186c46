"use client";

import { useEffect, useRef } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import type { Command } from "@/lib/search/match-commands";

export type PaletteOption = Command & { detail?: string };
export type PaletteGroup = {
  id: string;
  label: string;
  options: PaletteOption[];
  /** Found for a text that is no longer there: shown, and not to be chosen. */
  isStale?: boolean;
};

type PaletteListProps = {
  id: string;
  label: string;
  groups: PaletteGroup[];
  /** The place of the chosen one, counted through all groups. */
  current: number;
  onPoint: (place: number) => void;
  onChoose: (option: PaletteOption) => void;
};

export function PaletteList({ id, label, groups, current, onPoint, onChoose }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${current}"]`)?.scrollIntoView({ block: "nearest" });
  }, [id, current]);
  let place = -1;
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className="min-h-0 overflow-y-auto py-2 empty:hidden">
      {groups.map((group) => (
        <fieldset
          key={group.id}
          disabled={group.isStale}
          className={joinClasses("min-w-0 pb-2", group.isStale && "opacity-50")}
        >
          <legend className="px-4 py-1 text-ink-soft text-xs">{group.label}</legend>
          {group.options.map((option) => {
            if (!group.isStale) place += 1;
            const own = group.isStale ? -1 : place;
            return (
              <button
                type="button"
                key={option.id}
                id={group.isStale ? undefined : `${id}-${own}`}
                role="option"
                tabIndex={-1}
                aria-selected={own === current}
                onPointerMove={() => onPoint(own)}
                onClick={() => onChoose(option)}
                className={joinClasses(
                  "flex min-h-control w-full items-center justify-between gap-x-4 px-4 text-left text-sm max-md:flex-col max-md:items-start max-md:justify-center max-md:py-2",
                  own === current && "bg-lapis-wash text-lapis",
                )}
              >
                <span className="min-w-0 max-w-full truncate">{option.label}</span>
                {option.detail ? (
                  <span className="max-w-full shrink-0 truncate text-ink-soft text-xs md:max-w-[60%]">
                    {option.detail}
                  </span>
                ) : null}
              </button>
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}
