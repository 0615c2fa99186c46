/** What attackers try first, and the words of this product; compared in lower case. */
const common = new Set(
  `12345678 123456789 1234567890 11111111 00000000 87654321 password password1 password123 passw0rd qwerty123 qwertyui
  qwertyuiop 1q2w3e4r 1qaz2wsx abc12345 abcd1234 iloveyou sunshine princess football baseball welcome1 admin123
  administrator letmein1 trustno1 superman dragon12 monkey12 zaq12wsx asdfghjk asdfghjkl 12341234 123123123 123321123
  11223344 qazwsxedc 1g2w3e4r changeme qwerty12 qwerty1234 sellercloudx sellercloud uzum1234 wildberries yandex123
  ozon1234 tashkent toshkent uzbekistan ozbekiston samarqand parol123 parol1234 12345678a a12345678 internet`.split(
    /\s+/,
  ),
);

export function isCommonPassword(password: string): boolean {
  const folded = password.normalize("NFKC").toLowerCase();
  return common.has(folded) || new Set(folded).size < 3;
}
