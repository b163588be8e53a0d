import { chartTable, type DataVisualizationBlock } from './chart-series.ts';

export type { DataVisualizationBlock } from './chart-series.ts';

/** Every chart as bars in a table: it reads well by eye and by ear, whatever Slack would have drawn. */
export function ChartView({ block: { title, chart } }: { block: DataVisualizationBlock }) {
  const { series, rows, most } = chartTable(chart);
  const { x_label: along = '' } = chart.axis_config ?? {};
  return (
    <figure className="chart">
      <table>
        <caption>
          {title} <small>({chart.type ?? 'chart'})</small>
        </caption>
        <thead>
          <tr>
            <th scope="col">{along || <span className="for-ears">Label</span>}</th>
            {series.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, values }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {values.map((value, index) => (
                <td key={series[index]}>
                  <span
                    className={`bar series-${index}`}
                    style={{ width: `${((value ?? 0) / most) * 9}rem` }}
                  />
                  {value ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
