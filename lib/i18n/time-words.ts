import type { Locale } from "@/lib/i18n/locales";

/** A browser may know no Uzbek (Chromium does not): its months and days are ours, and the same on the server. */
type OwnWords = { months: string[]; shortMonths: string[]; weekdays: string[]; year: string };

export const ownWords: Partial<Record<Locale, OwnWords>> = {
  uz: {
    months: words("yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr"),
    shortMonths: words("yan fev mar apr may iyn iyl avg sen okt noy dek"),
    weekdays: words("yakshanba dushanba seshanba chorshanba payshanba juma shanba"),
    year: "yil",
  },
  "uz-Cyrl": {
    months: words("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
    shortMonths: words("янв фев мар апр май июн июл авг сен окт ноя дек"),
    weekdays: words("якшанба душанба сешанба чоршанба пайшанба жума шанба"),
    year: "йил",
  },
};

export const nearDays: Record<Locale, { today: string; yesterday: string; tomorrow: string }> = {
  uz: { today: "bugun", yesterday: "kecha", tomorrow: "ertaga" },
  "uz-Cyrl": { today: "бугун", yesterday: "кеча", tomorrow: "эртага" },
  ru: { today: "сегодня", yesterday: "вчера", tomorrow: "завтра" },
  en: { today: "today", yesterday: "yesterday", tomorrow: "tomorrow" },
};

function words(text: string): string[] {
  return text.split(" ");
}
