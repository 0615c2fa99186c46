/** What a colour means here. `attention` asks the seller for something, `danger` is loss or failure. */
export type Tone = "neutral" | "info" | "good" | "attention" | "danger";

export const toneText: Record<Tone, string> = {
  neutral: "text-ink-soft",
  info: "text-lapis",
  good: "text-turquoise",
  attention: "text-saffron",
  danger: "text-pomegranate",
};

export const toneWash: Record<Tone, string> = {
  neutral: "bg-sunk",
  info: "bg-lapis-wash",
  good: "bg-turquoise-wash",
  attention: "bg-saffron-wash",
  danger: "bg-pomegranate-wash",
};
