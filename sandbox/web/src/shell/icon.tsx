/** The page's own icons, drawn on a grid of 20 in one stroke width. */
const paths = {
  bolt: 'M11 2 4 11.5h5L8 18l8-10h-5.5z',
  close: 'm5 5 10 10M15 5 5 15',
  back: 'M12 4 6 10l6 6',
  down: 'm5 7.5 5 5 5-5',
  more: 'M9.4 4.8a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M9.4 10a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M9.4 15.2a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0',
  smile:
    'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM6.8 11.5a3.5 3.5 0 0 0 6.4 0M7.5 7.6v.2M12.5 7.6v.2',
  thread: 'M3.5 4.5h13v9h-7l-4 3v-3h-2zM6.8 8h6.4M6.8 10.6h4',
  send: 'M3 10 17 3.5 12.5 17l-2.8-5.3zM9.7 11.7 17 3.5',
  bookmark: 'M5.5 3h9v14l-4.5-3.6L5.5 17z',
  add: 'M10 4v12M4 10h12',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  hash: 'M8 3 6.5 17M13.5 3 12 17M3.5 7.5h13.5M3 12.5h13.5',
  archive: 'M3 4h14v3.5H3zM4.5 7.5v9h11v-9M8 10.5h4',
  home: 'M3 9.5 10 3l7 6.5V17h-4.5v-4.5h-5V17H3z',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5ZM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  trash: 'M4 6h12M8 6V3.8h4V6M5.5 6l.8 11h7.4l.8-11',
  file: 'M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15',
  clip: 'M14.5 9.5 9.3 14.7a3 3 0 0 1-4.3-4.3l6-6a2 2 0 0 1 2.9 2.9l-5.8 5.8a1 1 0 0 1-1.4-1.4l5-5',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.5c0-3 2.4-4.8 5.5-4.8s5.5 1.8 5.5 4.8M13 4a2.7 2.7 0 0 1 0 5.2M14.5 11.9c2.1.5 3.5 2.2 3.5 4.6',
  check: 'm4 10.5 4 4 8-9',
  board: 'M3.5 4h3.5v12h-3.5zM8.3 4h3.5v7.5h-3.5zM13 4h3.5v10h-3.5z',
  grid: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12',
  issue: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 10v.1',
  warning: 'M10 3.2 17.8 16.5H2.2zM10 8v4M10 14.2v.1',
  log: 'M6.5 5H17M6.5 10H17M6.5 15H17M3.2 5v.1M3.2 10v.1M3.2 15v.1',
  widen:
    'M7.5 4H4v12h3.5M12.5 4H16v12h-3.5M7.5 10h5M7.5 10l1.8-1.8M7.5 10l1.8 1.8M12.5 10l-1.8-1.8M12.5 10l-1.8 1.8',
  narrow: 'M12 3.5v13M3 10h6M9 10 6.6 7.6M9 10l-2.4 2.4M16.5 4v12',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  window: 'M3 4.5h14v11H3zM3 8h14',
  up: 'M10 16V4.5M5 9.5l5-5 5 5',
} as const;

export type IconName = keyof typeof paths;

/** Says nothing by itself: what it stands on has the words. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
