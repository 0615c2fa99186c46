const hourMs = 3_600_000;

/** How pressing a waiting application is: grey up to a day, amber after it, red after two. */
export function applicationTone(submittedAt: Date, now: Date): "neutral" | "attention" | "danger" {
  const hours = (now.getTime() - submittedAt.getTime()) / hourMs;
  if (hours > 48) return "danger";
  return hours > 24 ? "attention" : "neutral";
}
