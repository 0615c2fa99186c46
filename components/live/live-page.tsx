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

function LiveArea({ area }: { area: string }) {
  const router = useRouter();
  const isFirst = useRef(true);
  const { dataUpdatedAt } = useQuery({
    queryKey: [area, "page"],
    queryFn: () => Date.now(),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    if (dataUpdatedAt === 0) return;
    if (!isFirst.current) router.refresh();
    isFirst.current = false;
  }, [dataUpdatedAt, router]);
  return null;
}
