const sizesMm = { LARGE: [58, 40], BIG: [43, 25] } as const;
export type LabelSize = keyof typeof sizesMm;
export const isLabelSize = (text: string | undefined): text is LabelSize => text === "LARGE" || text === "BIG";

const pointsPerMm = 72 / 25.4;

/** A one-page PDF with the order's number, as base64. `lines` are plain ASCII. */
export function makeLabel(size: LabelSize, lines: string[]): string {
  const [width, height] = sizesMm[size].map((mm) => Math.round(mm * pointsPerMm));
  const rows = lines.map((line) => `(${line.replaceAll(/[\\()]|[^\x20-\x7e]/g, " ")}) Tj T*`).join(" ");
  const drawing = `BT /F1 10 Tf 12 TL 8 ${(height ?? 0) - 18} Td ${rows} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const starts = objects.map((object, index) => {
    const start = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.join("")}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + end, "latin1").toString("base64");
}
