import { distance, type Lab, labFromRgb } from "./lab.ts";

type ColourName = { uz: string; ru: string; samples: string[] };

/** The words that sellers use, each with examples of what is called so; a colour takes the name of its nearest example. */
const names: ColourName[] = [
  { uz: "oq", ru: "белый", samples: ["ffffff", "f2f2f0", "e6e6e4"] },
  { uz: "qora", ru: "чёрный", samples: ["000000", "1a1a1a", "2b2a2c", "25201f"] },
  { uz: "kulrang", ru: "серый", samples: ["808080", "a6a6a6", "c4c4c4", "5c5c5e", "8a9098", "464648"] },
  { uz: "qizil", ru: "красный", samples: ["d61f26", "b01722", "e8303a", "8f1620", "c8454a"] },
  { uz: "toʻq qizil", ru: "бордовый", samples: ["6b0f1f", "5a1a24", "7a2233"] },
  { uz: "pushti", ru: "розовый", samples: ["f7a8c0", "e75a92", "f4c6d0", "d9768f", "e0446f"] },
  { uz: "marjon rang", ru: "коралловый", samples: ["ff7f5f", "f08072", "e9806e", "d96a58"] },
  { uz: "toʻq sariq", ru: "оранжевый", samples: ["f58220", "e8701a", "ff9a3c"] },
  { uz: "sariq", ru: "жёлтый", samples: ["f7d417", "f2c530", "ffe45c", "d9b01c", "e6c64a"] },
  { uz: "bej", ru: "бежевый", samples: ["e2cfae", "d6c2a0", "efe2c8", "c8b08a"] },
  { uz: "jigarrang", ru: "коричневый", samples: ["7a4b2a", "5a3820", "93623c", "a67b52", "4a2f22"] },
  { uz: "yashil", ru: "зелёный", samples: ["2f8a3c", "1f6b33", "4caf50", "78b84a", "20502c", "6b7a3a"] },
  { uz: "firuza rang", ru: "бирюзовый", samples: ["2fb5ac", "1f8f8c", "66cfc6", "2a6d72"] },
  { uz: "havorang", ru: "голубой", samples: ["8fc7ea", "5fb0e6", "b4d6ea", "7fa8c8", "93a9c4"] },
  { uz: "koʻk", ru: "синий", samples: ["1f4fb0", "24408a", "3a6fd0", "3f5f94", "4a6078", "5a78a8"] },
  { uz: "toʻq koʻk", ru: "тёмно-синий", samples: ["141f3d", "1c2a4c", "202c42"] },
  { uz: "binafsharang", ru: "фиолетовый", samples: ["6a3fa0", "4b2a78", "8e63c0", "5c4a80", "b79bd6"] },
];

const examples = names.flatMap((name) =>
  name.samples.map((hex) => ({ name, lab: labFromRgb(...(splitHex(hex) as [number, number, number])) })),
);

export function nameColour(lab: Lab): { uz: string; ru: string } {
  let nearest = examples[0];
  let least = Number.POSITIVE_INFINITY;
  for (const example of examples) {
    const apart = distance(example.lab, lab);
    if (apart < least) [nearest, least] = [example, apart];
  }
  return { uz: nearest?.name.uz ?? "", ru: nearest?.name.ru ?? "" };
}

function splitHex(hex: string): number[] {
  return [0, 2, 4].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}
