const toLatin: Record<string, string> = Object.fromEntries(
  (
    "а:a,б:b,в:v,г:g,д:d,е:e,ё:yo,ж:j,з:z,и:i,й:y,к:k,л:l,м:m,н:n,о:o,п:p,р:r,с:s,т:t,у:u,ф:f,х:x,ц:ts,ч:ch,ш:sh,щ:sh," +
    "ъ:,ы:i,ь:,э:e,ю:yu,я:ya,ў:oʻ,қ:q,ғ:gʻ,ҳ:h"
  )
    .split(",")
    .map((pair) => pair.split(":") as [string, string]),
);

const toCyrillic: [string, string][] = (
  "shch:щ,sh:ш,ch:ч,yo:ё,yu:ю,ya:я,ye:е,ts:ц,oʻ:у,gʻ:г,ʼ:,a:а,b:б,c:к,d:д,e:е,f:ф,g:г,h:х,i:и,j:ж,k:к,l:л,m:м,n:н,o:о," +
  "p:п,q:к,r:р,s:с,t:т,u:у,v:в,w:в,x:х,y:й,z:з"
)
  .split(",")
  .map((pair) => pair.split(":") as [string, string]);

/** Letters for letters: a spelling to read aloud, not a translation. */
export function spellInLatin(word: string): string {
  return keepCase(
    word,
    [...word.toLowerCase()].map((letter, place) =>
      letter === "е" && place === 0 ? "ye" : (toLatin[letter] ?? letter),
    ),
  );
}

export function spellInCyrillic(word: string): string {
  const parts: string[] = [];
  let rest = word.toLowerCase();
  while (rest) {
    const pair = toCyrillic.find(([latin]) => rest.startsWith(latin));
    parts.push(pair ? pair[1] : rest.slice(0, 1));
    rest = rest.slice(pair?.[0].length ?? 1);
  }
  return keepCase(word, parts);
}

function keepCase(word: string, parts: string[]): string {
  const spelled = parts.join("");
  return /^\p{Lu}/u.test(word) ? spelled.charAt(0).toUpperCase() + spelled.slice(1) : spelled;
}
