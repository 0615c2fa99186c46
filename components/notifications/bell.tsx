"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell as BellIcon } from "lucide-react";
import Link from "next/link";
import { type Unread, unreadQuery } from "@/lib/notifications/queries";

/** How many messages are not read, told anew whenever the doorbell rings. */
export function Bell({ href, initial }: { href: string; initial: Unread }) {
  const { data } = useQuery({ ...unreadQuery, initialData: initial });
  return (
    <Link
      href={href}
      aria-label={data.label}
      className="relative inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk"
    >
      <BellIcon aria-hidden className="size-5" />
      {data.count ? (
        <span
          aria-hidden="true"
          className="absolute top-1 right-0.5 min-w-4 rounded-round bg-pomegranate px-1 text-center font-bold text-on-pomegranate text-xs tabular-nums"
        >
          {data.count}
        </span>
      ) : null}
    </Link>
  );
}
