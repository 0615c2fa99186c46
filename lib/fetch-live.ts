/** What a live list reads: JSON of a route of our own; anything but a good answer is thrown, for TanStack Query. */
export async function fetchLive<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
