/** One line of what `npm run bench` prints: ours beside its comparison, measured in the same run. */
export interface Figure {
  what: string;
  ours: string;
  comparison: string;
  /** Ours against the comparison, as the goal words it; null: the goal is absolute, or this line is for information. */
  ratio: number | null;
  goal: string;
  /** null: this line is for information. */
  reached: boolean | null;
}

/** A named measurement; `isQuick` makes it shorter, for a look rather than for a record. */
export interface Row {
  name: string;
  measure(options: { isQuick: boolean }): Promise<Figure[]>;
}

/** The figures as a table with aligned columns. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = [
    ['what', 'ours', 'comparison', 'ratio', 'goal', 'reached'],
    ...figures.map(({ what, ours, comparison, ratio, goal, reached }) => [
      what,
      ours,
      comparison,
      ratio === null ? '' : `${ratio.toFixed(2)} ×`,
      goal,
      reached === null ? '' : reached ? 'yes' : 'NO',
    ]),
  ];
  const widths = lines.reduce<number[]>(
    (most, line) => line.map((cell, at) => Math.max(cell.length, most[at] ?? 0)),
    [],
  );
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Milliseconds with as many digits as tell something. */
export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
}

/** Whole events a second. */
export function perSecond(value: number): string {
  return `${Math.round(value).toLocaleString('en')}/s`;
}
