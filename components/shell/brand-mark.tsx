import Link from "next/link";
import { octagramPath } from "@/components/shell/octagram";

/** Two straps crossing, one over and one under, inside the star: the X of the name. */
export function BrandMark({ className = "size-8" }: { className?: string | undefined }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={className}>
      <path d={octagramPath} className="fill-lapis" />
      <g fill="none" strokeWidth="3.5" className="stroke-on-lapis">
        <path d="M10 22 14 18m4-4 4-4" />
        <path d="m10 10 12 12" />
      </g>
    </svg>
  );
}

export function BrandLink({ href, name }: { href: string; name: string }) {
  return (
    <Link href={href} className="inline-flex min-h-control items-center gap-2 font-bold text-base">
      <BrandMark />
      {name}
    </Link>
  );
}
