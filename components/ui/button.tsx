import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { LinkPending } from "@/components/ui/link-pending";
import { Spinner } from "@/components/ui/spinner";

type ButtonLook = {
  /** One primary button a screen. */
  variant?: "primary" | "quiet" | "danger" | "bare" | undefined;
  /** `icon` is square: give the button an `aria-label`. */
  size?: "normal" | "wide" | "icon" | undefined;
  icon?: ReactNode;
};

const variants = {
  primary: "border-lapis bg-lapis text-on-lapis hover:border-lapis-strong hover:bg-lapis-strong",
  quiet: "border-edge bg-sheet text-ink hover:border-ink-soft hover:bg-sunk",
  danger:
    "border-pomegranate bg-pomegranate text-on-pomegranate hover:border-pomegranate-strong hover:bg-pomegranate-strong",
  /** Inside of something that has a border. */
  bare: "border-transparent bg-transparent text-ink-soft hover:bg-sunk hover:text-ink",
};

const sizes = { normal: "px-4", wide: "w-full px-4", icon: "w-control px-0" };

function buttonClass({ variant = "quiet", size = "normal" }: ButtonLook, className: string | undefined) {
  return joinClasses(
    "inline-flex min-h-control items-center justify-center gap-2 rounded-control border py-1 font-bold text-sm",
    "touch:text-base no-underline transition-colors active:translate-y-px motion-reduce:active:translate-y-0",
    "disabled:cursor-not-allowed disabled:border-rule disabled:bg-sunk disabled:text-ink-soft",
    "aria-busy:cursor-progress",
    variants[variant],
    sizes[size],
    className,
  );
}

export type ButtonProps = ComponentProps<"button"> & ButtonLook & { pending?: boolean | undefined };

/** While pending the label stays, a spinner joins it, and the button keeps the focus. Not submitting unless told so. */
export function Button({ variant, size, icon, pending = false, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      {...rest}
      className={buttonClass({ variant, size }, className)}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonLook;

export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonClass({ variant, size }, className)}>
      <LinkPending icon={icon} />
      {children}
    </Link>
  );
}
