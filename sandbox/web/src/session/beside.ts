/** What stands open at the right of the page: in its address behind the `#`, so that it stays where one goes. */
export interface Beside {
  panel: PanelName;
  /** Of a project, a sheet or an entry of the log; null: none has been chosen. */
  id: string | null;
  /** Of the task in the project, or the row of the sheet, that is looked at. */
  item: string | null;
  /** Whether it takes the place of the conversation. */
  wide: boolean;
}

export const panelNames = ['asana', 'smartsheet', 'github', 'people', 'faults', 'log'] as const;
export type PanelName = (typeof panelNames)[number];

/** `#asana/1200/1300`, `#log/wide`; null: nothing is open. */
export function parseBeside(hash: string): Beside | null {
  const [name, ...rest] = hash.replace(/^#/, '').split('/');
  const panel = panelNames.find((each) => each === name);
  if (!panel) return null;
  const wide = rest.at(-1) === 'wide';
  const [id = null, item = null] = wide ? rest.slice(0, -1) : rest;
  return { panel, id, item, wide };
}

export function besideHash(beside: Beside | null): string {
  if (!beside) return '';
  const { panel, id, item, wide } = beside;
  return `#${[panel, id, item, wide ? 'wide' : null].filter((part) => part !== null).join('/')}`;
}

/** `/asana/1200`, `/smartsheet/4583` and `/github/acme:it-help` are pages of their own; null: another address. */
export function besideOfPath(pathname: string): Beside | null {
  const [, panel, id = '', ...more] = pathname.split('/');
  if ((panel !== 'asana' && panel !== 'smartsheet' && panel !== 'github') || more.length > 0) return null;
  return { panel, id: id === '' ? null : id, item: null, wide: true };
}

/**
 * Where a link of a tool leads in the sandbox: `https://app.asana.com/0/<project>/<task>`,
 * `https://app.smartsheet.com/sheets/<sheet>?rowId=<row>`, the sheet's id written with 36 digits,
 * `https://github.com/<owner>/<name>/issues/<number>`. Null: elsewhere.
 */
export function besideOfLink(link: string): Beside | null {
  if (!URL.canParse(link)) return null;
  const { host, pathname, searchParams } = new URL(link);
  if (host === 'app.asana.com') {
    const [, id = null, task] = /^\/0\/(\d+)\/(\d+|list)/.exec(pathname) ?? [];
    const item = task === undefined || task === 'list' ? null : task;
    return id === null ? null : { panel: 'asana', id, item, wide: false };
  }
  if (host === 'github.com') {
    const [, owner, name, item = null] = /^\/([^/]+)\/([^/]+)\/issues\/(\d+)/.exec(pathname) ?? [];
    return owner && name ? { panel: 'github', id: `${owner}:${name}`, item, wide: false } : null;
  }
  if (host !== 'app.smartsheet.com') return null;
  const [, sheet] = /^\/sheets\/([0-9a-z]+)$/.exec(pathname) ?? [];
  if (sheet === undefined) return null;
  const id = String(Number.parseInt(sheet, 36));
  return { panel: 'smartsheet', id, item: searchParams.get('rowId'), wide: false };
}
