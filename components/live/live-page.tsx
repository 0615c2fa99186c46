"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * For server-rendered pages: when something of `area` changes, the page is read again from the server, without a
 * reload and without losing what is typed. Give it every area that the page shows.
 */
export function LivePage({ areas }: { areas: string[] }) {
  return areas.map((area) => <LiveArea key={area} area={area} />);
}

/**
 * A server that cannot answer now would put an error in the place of the page and of all that is typed there: the page
 * stays until one can. A refusal is an answer: whoever was signed out is shown the way out.
 */
async function askPulse(): Promise<number> {
  const { status } = await fetch("/api/pulse");
  if (status >= 500) throw new Error(`the server answers ${status}`);
  return Date.now();
}

function LiveArea({ area }: { area: string }) {
  const router = useRouter();
  const { dataUpdatedAt } = useQuery({
    queryKey: [area, "page"],
    queryFn: askPulse,
    initialData: Date.now,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: true,
  });
  const shown = useRef(dataUpdatedAt);
  useEffect(() => {
    if (shown.current === dataUpdatedAt) return;
    shown.current = dataUpdatedAt;
    router.refresh();
  }, [dataUpdatedAt, router]);
  return null;
}
