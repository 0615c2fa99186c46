import Link from "next/link";
import { joinClasses } from "@/components/ui/join-classes";

type AreaFilterProps = {
  label: string;
  current: string;
  options: { value: string; label: string; href: string }[];
};

/** Chips, one of which is chosen; each is an address. */
export function AreaFilter({ label, current, options }: AreaFilterProps) {
  return (
    <nav aria-label={label} className="contain-inline-size mb-4 overflow-x-auto">
      <ul className="flex min-w-max gap-2">
        {options.map((option) => (
          <li key={option.value}>
            <Link
              href={option.href}
              aria-current={option.value === current ? "true" : undefined}
              className={joinClasses(
                "-outline-offset-2 inline-flex min-h-control items-center rounded-round border px-3 text-sm transition-colors",
                option.value === current
                  ? "border-lapis bg-lapis-wash font-bold text-lapis"
                  : "border-edge bg-sheet text-ink-soft hover:bg-sunk",
              )}
            >
              {option.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
