"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { askPulse, takePulse } from "@/components/live/ask-pulse";

/**
 * For server-rendered pages: when something of `area` changes, the page is read again from the server, without a
 * reload and without losing what is typed. Give it every area that the page shows.
 */
export function LivePage({ areas }: { areas: string[] }) {
  return areas.map((area) => <LiveArea key={area} area={area} />);
}

function LiveArea({ area }: { area: string }) {
  const router = useRouter();
  const { data: mark } = useQuery({
    queryKey: [area, "page"],
    queryFn: askPulse,
    initialData: Date.now,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: true,
  });
  const shown = useRef(mark);
  useEffect(() => {
    if (shown.current === mark) return;
    shown.current = mark;
    if (takePulse(mark)) router.refresh();
  }, [mark, router]);
  return null;
}
