"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  /** A `<form method="dialog">` inside closes it without a script of its own. */
  children: ReactNode;
};

/** The browser's own dialog: it keeps the focus inside, closes on Escape, and gives the focus back. */
export function Dialog({ open, onClose, title, closeLabel, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby={titleId}
      className="m-auto max-h-[90dvh] w-[calc(100%-2rem)] max-w-form overflow-y-auto rounded-sheet border border-edge bg-sheet text-start text-ink shadow-lifted backdrop:bg-scrim max-sm:mb-4"
    >
      <header className="flex items-center justify-between gap-4 border-rule border-b py-2 pr-2 pl-4 md:pl-6">
        <h2 id={titleId} className="font-bold text-lg">
          {title}
        </h2>
        <button
          type="button"
          aria-label={closeLabel}
          onClick={onClose}
          className="grid size-control shrink-0 place-items-center rounded-control text-ink-soft hover:bg-sunk hover:text-ink"
        >
          <X aria-hidden className="size-5" />
        </button>
      </header>
      <div className="p-4 md:p-6">{children}</div>
    </dialog>
  );
}
