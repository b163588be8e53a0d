import type { Core } from '../../slack/core.ts';
import { directMessage } from '../../slack/messages.ts';
import type { Actor } from '../../slack/state.ts';
import { type Channel, type Person, personById, type Workspace } from '../../slack/world.ts';

/** Who looks at the page, and at what. */
export interface Visit {
  core: Core;
  workspace: Workspace;
  person: Person;
  actor: Actor;
  /** Those that the person is in, without direct messages. */
  channels: Channel[];
  dm: Channel;
  /** Null: the app's Home. */
  channel: Channel | null;
}

export const home = 'home';

/** Read from `?as=<person>&in=<channel or home>`; what is not there is replaced by the first that is. */
export function visitOf(core: Core, query: URLSearchParams): Visit {
  const [workspace] = core.state.workspaces;
  const person = workspace && (personById(workspace, query.get('as') ?? '') ?? workspace.people[0]);
  if (!person) throw new Error('The stand-in Slack has nobody in it.');
  const dm = directMessage(core, workspace, person.id);
  const channels = workspace.channels.filter(
    ({ kind, members }) => kind !== 'im' && members.includes(person.id),
  );
  const wanted = query.get('in');
  return {
    core,
    workspace,
    person,
    actor: { teamId: workspace.id, userId: person.id },
    channels,
    dm,
    channel:
      wanted === home ? null : ([...channels, dm].find(({ id }) => id === wanted) ?? channels[0] ?? dm),
  };
}

/** `?as=…&in=…` of the same visit, or of another person or place. */
export function queryOf({ person, channel }: Visit, other: { as?: string; in?: string } = {}): string {
  const query = new URLSearchParams({ as: other.as ?? person.id, in: other.in ?? channel?.id ?? home });
  return `?${query.toString()}`;
}

/** Where a link leads: messages, tasks and rows are on this very page; other addresses of the web stay. */
export function hrefOf(visit: Visit, url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return '#';
  const { pathname, searchParams } = new URL(url);
  const message = /^\/archives\/(\w+)\/p(\d+)$/.exec(pathname);
  if (message) return `/${queryOf(visit, { in: message[1] ?? '' })}#m-${message[2]}`;
  const asana = /^\/0\/(\d+)\/(\d+|list)$/.exec(pathname);
  if (asana) return asana[2] === 'list' ? `#project-${asana[1]}` : `#task-${asana[2]}`;
  const row = searchParams.get('rowId');
  return row === null ? url : `#row-${row}`;
}

/** Of a message on the page. */
export const anchorOf = (ts: string): string => `m-${ts.replace('.', '')}`;
