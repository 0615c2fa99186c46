"use client";

import { X } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { joinClasses } from "@/components/ui/join-classes";

type Toast = {
  text: string;
  tone?: "good" | "danger" | undefined;
  /** Undo, most often. A toast with an action stays for ten seconds. */
  action?: { label: string; run: () => void } | undefined;
};

type ShownToast = Toast & { key: number };

const eventName = "toast-shown";
const lifeMs = 7_000;
const actionLifeMs = 10_000;

/** Says in passing that something is done. What the seller must act on belongs in an Alert or on the page. */
export function showToast(toast: Toast) {
  window.dispatchEvent(new CustomEvent<Toast>(eventName, { detail: toast }));
}

/** Stands once in a layout, and shows what `showToast` is given. */
export function ToastRegion({ label, closeLabel }: { label: string; closeLabel: string }) {
  const [toasts, setToasts] = useState<ShownToast[]>([]);
  const drop = useCallback((key: number) => setToasts((shown) => shown.filter((toast) => toast.key !== key)), []);

  useEffect(() => {
    let nextKey = 0;
    const add = (event: Event) => {
      const toast = (event as CustomEvent<Toast>).detail;
      nextKey += 1;
      const key = nextKey;
      setToasts((shown) => [...shown.slice(-2), { ...toast, key }]);
    };
    window.addEventListener(eventName, add);
    return () => window.removeEventListener(eventName, add);
  }, []);

  return (
    <ol
      aria-label={label}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-40 flex flex-col items-center gap-2 lg:bottom-6"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.key} toast={toast} closeLabel={closeLabel} onDrop={drop} />
      ))}
    </ol>
  );
}

type ToastCardProps = { toast: ShownToast; closeLabel: string; onDrop: (key: number) => void };

function ToastCard({ toast, closeLabel, onDrop }: ToastCardProps) {
  const { key, text, tone = "good", action } = toast;
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => onDrop(key), action ? actionLifeMs : lifeMs);
    return () => clearTimeout(timer);
  }, [isHeld, action, key, onDrop]);
  return (
    // The pointer or the focus on a toast holds it: nobody should have to race a timer.
    <li
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={joinClasses(
        "pointer-events-auto flex w-full max-w-form items-center gap-2 rounded-control border border-edge border-l-4 bg-sheet py-1 pl-4 text-sm shadow-lifted",
        tone === "good" ? "border-l-turquoise" : "border-l-pomegranate",
      )}
    >
      <p className="flex-1 py-1">{text}</p>
      {action ? (
        <button
          type="button"
          onClick={() => {
            action.run();
            onDrop(key);
          }}
          className="min-h-control px-2 font-bold text-lapis hover:underline"
        >
          {action.label}
        </button>
      ) : null}
      <button
        type="button"
        aria-label={closeLabel}
        onClick={() => onDrop(key)}
        className="grid size-control shrink-0 place-items-center text-ink-soft hover:text-ink"
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  );
}
