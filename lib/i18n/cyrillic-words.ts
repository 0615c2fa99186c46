/** Names and codes keep their letters. An ending that follows one does not: "Ozonda" becomes "Ozonда". */
export const protectedWords = [
  ...["SellerCloudX", "Uzum Market", "Uzum", "Wildberries", "Yandex Market", "Yandex", "Ozon", "Telegram", "Google"],
  ...["Payme", "Click", "Didox", "Excel", "Chrome", "Safari", "Firefox", "Android", "iPhone", "iOS", "Windows"],
  ...["API", "SKU", "AI", "QR", "PDF", "CSV", "XLSX", "JSON", "XML", "HTML", "URL", "HTTP", "HTTPS", "TOTP", "SMS"],
  ...["PNG", "JPEG", "JPG", "WebP", "HEIC", "EAN", "UPC", "GTIN", "FBO", "FBS", "DBS", "FBY", "WB", "ID", "IP", "MB"],
  ...["KB", "GB", "PIN", "USD", "RUB", "UZS", "EUR", "Api-Key", "Client-Id", "Client", "Seller", "Partners", "Ctrl"],
  ...[
    "Cmd",
    "Wi-Fi",
    "Esc",
    "Enter",
    "Tab",
    "Shift",
    "ACMA",
    "English",
    "Inngest",
    "Pusher",
    "Resend",
    "Google Authenticator",
    "README",
  ],
];

/**
 * Words whose Cyrillic spelling the letters alone do not tell: loans with a soft sign, with ц or э (Imlo lugʻati,
 * Uzbek Cyrillic orthography of 1956). Each begins a word; what follows is written by the rules.
 */
export const cyrillicStems: Record<string, string> = {
  ...{ parol: "пароль", "rol(?!ik)": "роль", nol: "ноль", albom: "альбом", filtr: "фильтр", kalendar: "календарь" },
  ...{ model: "модель", modul: "модуль", mebel: "мебель", kabel: "кабель", detal: "деталь", rubl: "рубль" },
  ...{ kompyuter: "компьютер", obyekt: "объект", subyekt: "субъект", intervyu: "интервью", multi: "мульти" },
  ...{ yanvar: "январь", fevral: "февраль", aprel: "апрель", iyun: "июнь", iyul: "июль", sentabr: "сентябрь" },
  ...{
    oktabr: "октябрь",
    noyabr: "ноябрь",
    dekabr: "декабрь",
    litsenz: "лиценз",
    prinsip: "принцип",
    "sirk(?!a)": "цирк",
  },
  ...{ protsent: "процент", protsess: "процесс", prosess: "процесс", aksent: "акцент", konsert: "концерт" },
  ...{ "sent(?=$|ner)": "цент", retsept: "рецепт", kontsept: "концепт", konsep: "концеп", litsey: "лицей" },
  ...{
    pensiya: "пенсия",
    jinsiy: "жинсий",
    versiya: "версия",
    sertifikat: "сертификат",
    senzura: "цензура",
    "sex(?=$|i|ga|da)": "цех",
  },
  ...{ profil: "профиль", panel: "панель", ultra: "ультра", kuryer: "курьер", rayon: "район", kanselyar: "канцеляр" },
  ...{
    YTT: "ЯТТ",
    OKED: "ОКЭД",
    standart: "стандарт",
    gorizontal: "горизонталь",
    vertikal: "вертикаль",
    shtempel: "штемпель",
  },
};
