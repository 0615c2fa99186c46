type Bar = {
  /** Under the bar: a day, a name. */
  label: string;
  /** Only for the height. Amounts come as formatted `text`. */
  value: number;
  text: string;
};

type BarChartProps = {
  /** The answer in words: "Foyda 12 % kamaydi, asosan logistika". */
  title: string;
  text?: string | undefined;
  bars: Bar[];
  /** The exact figures as a table, one tap away. */
  table: { summary: string; label: string; value: string };
};

const height = 100;
const mostLabels = 7;

/** Drawn on the server. Bars under the zero line are losses: they hang down and are hatched, not only red. */
export function BarChart({ title, text, bars, table }: BarChartProps) {
  const top = Math.max(0, ...bars.map(({ value }) => value));
  const bottom = Math.min(0, ...bars.map(({ value }) => value));
  const span = top - bottom || 1;
  const zero = (top / span) * height;
  const every = Math.ceil(bars.length / mostLabels);
  return (
    <figure className="flex flex-col gap-2">
      <figcaption>
        <p className="font-bold">{title}</p>
        {text ? <p className="text-ink-soft text-sm">{text}</p> : null}
      </figcaption>
      <svg
        role="img"
        aria-label={title}
        viewBox={`0 0 ${Math.max(1, bars.length) * 10} ${height}`}
        preserveAspectRatio="none"
        className="h-40 w-full overflow-visible"
      >
        {bars.map(({ label, value, text: exact }, index) => {
          const size = (Math.abs(value) / span) * height;
          return (
            <rect
              key={label}
              x={index * 10 + 1.5}
              y={value < 0 ? zero : zero - size}
              width="7"
              height={size}
              vectorEffect="non-scaling-stroke"
              className={
                value < 0 ? "fill-pomegranate-wash stroke-2 stroke-pomegranate" : "fill-lapis hover:fill-lapis-strong"
              }
            >
              <title>{`${label}: ${exact}`}</title>
            </rect>
          );
        })}
        <line
          x1="0"
          x2={bars.length * 10}
          y1={zero}
          y2={zero}
          vectorEffect="non-scaling-stroke"
          className="stroke-1 stroke-edge"
        />
      </svg>
      <div aria-hidden="true" className="flex text-ink-soft text-xs tabular-nums">
        {bars.map(({ label }, index) => (
          <span key={label} className="w-0 flex-1 whitespace-nowrap text-center">
            {index % every === 0 ? label : null}
          </span>
        ))}
      </div>
      <details className="text-sm">
        <summary className="py-1 text-ink-soft touch:py-3 underline underline-offset-3">{table.summary}</summary>
        <table className="mt-2 w-full max-w-form">
          <thead>
            <tr className="border-rule border-b text-ink-soft text-xs">
              <th scope="col" className="py-1 text-left font-normal">
                {table.label}
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                {table.value}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, text: exact }) => (
              <tr key={label} className="border-rule border-b">
                <td className="py-1">{label}</td>
                <td className="py-1 text-right tabular-nums">{exact}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
