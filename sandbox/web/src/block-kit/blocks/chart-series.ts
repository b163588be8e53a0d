/** docs.slack.dev/reference/block-kit/blocks/data-visualization-block; newer than the types of Slack's packages. */
export interface DataVisualizationBlock {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart: Chart;
}

export interface Chart {
  type?: string;
  /** Of a pie. */
  segments?: DataPoint[];
  /** Of bars, lines and areas. */
  series?: { name: string; data: DataPoint[] }[];
  axis_config?: { categories?: string[]; x_label?: string; y_label?: string };
}

export interface DataPoint {
  label: string;
  value: number;
}

/** A chart as a table has it: what is counted along, and the numbers of each series there. */
export interface ChartTable {
  series: string[];
  rows: { label: string; values: (number | null)[] }[];
  /** The largest number, at least 1, to measure bars by. */
  most: number;
}

export function chartTable({ segments, series = [], axis_config: axis }: Chart): ChartTable {
  const all = segments ? [{ name: 'Value', data: segments }] : series;
  const labels = axis?.categories ?? [...new Set(all.flatMap(({ data }) => data.map(({ label }) => label)))];
  const rows = labels.map((label) => ({
    label,
    values: all.map(({ data }) => data.find((point) => point.label === label)?.value ?? null),
  }));
  const most = Math.max(1, ...rows.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return { series: all.map(({ name }) => name), rows, most };
}
