"use client";

import { CircleQuestionMark } from "lucide-react";
import { helpAsked } from "@/components/shell/shell-tools";
import { Button } from "@/components/ui/button";

/** In the account menu, for those who have no key to press. */
export function HelpButton({ label }: { label: string }) {
  return (
    <Button
      size="wide"
      icon={<CircleQuestionMark aria-hidden className="size-4" />}
      onClick={({ currentTarget }) => {
        currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
        window.dispatchEvent(new Event(helpAsked));
      }}
    >
      {label}
    </Button>
  );
}
