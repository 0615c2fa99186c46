import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { PopoverMenu } from "@/components/ui/popover-menu";

type AccountMenuProps = {
  label: string;
  /** The business or the person. */
  name: string;
  /** E-mail, role or tariff. */
  detail?: string | undefined;
  /** Links, the language and theme switches, the form that signs out. */
  children: ReactNode;
};

export function AccountMenu({ label, name, detail, children }: AccountMenuProps) {
  return (
    <PopoverMenu
      label={`${label}: ${name}`}
      button={
        <>
          <span
            aria-hidden="true"
            className="grid size-8 place-items-center rounded-control border border-edge bg-sheet font-bold text-sm"
          >
            {[...name][0]?.toUpperCase()}
          </span>
          <span className="hidden max-w-48 truncate lg:inline">{name}</span>
          <ChevronDown aria-hidden className="hidden size-4 lg:inline" />
        </>
      }
    >
      <div className="mb-2 border-rule border-b px-2 pb-2">
        <p className="truncate font-bold">{name}</p>
        {detail ? <p className="truncate text-ink-soft text-sm">{detail}</p> : null}
      </div>
      <div className="flex flex-col items-stretch gap-2">{children}</div>
    </PopoverMenu>
  );
}
