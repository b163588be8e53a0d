import { seedGids, seedPeople } from '../../../sandbox/asana/seed.ts';
import type { AsanaStandIn } from '../../../sandbox/asana/stand-in.ts';
import type { GitHubStandIn } from '../../../sandbox/github/stand-in.ts';
import type { SmartsheetStandIn } from '../../../sandbox/smartsheet/index.ts';
import type { Store } from '../../../src/db/store.ts';
import type { ConnectedTool } from '../../../src/domain/integrations/integration.ts';
import type { RequestChanges } from '../../../src/domain/requests/check-changes.ts';
import type { Request } from '../../../src/domain/requests/request.ts';
import type { LibraryField } from '../../../src/domain/streams/default-fields.ts';
import { statusOf } from '../../../src/domain/streams/statuses.ts';
import type { Tool } from './agreement-world.ts';
import { githubHands } from './github-hands.ts';
import { acme, alice, bob } from './world.ts';

/** What a Request holds, in words that are the same in all places. */
export interface Held {
  subject: string;
  complete: boolean;
  status: string;
  due: string | null;
  assignee: 'alice' | 'bob' | null;
  priority: string | null;
  details: string | null;
}

/** Of the Stream; the tools have them as sections, a picklist and labels. */
export const statuses = [
  { id: 'new', name: 'New', emoji: '', counts: 'open' },
  { id: 'doing', name: 'Doing, or so', emoji: '', counts: 'open' },
  { id: 'done', name: 'Done', emoji: '', counts: 'closed' },
  { id: 'declined', name: 'Declined', emoji: '', counts: 'closed' },
] as const;

export const priorities = ['Low', 'Medium', 'High, or so'] as const;

interface Parts {
  store: Store;
  library: readonly LibraryField[];
  asana: AsanaStandIn;
  smartsheet: SmartsheetStandIn;
  github: GitHubStandIn;
  connected: Record<Tool, ConnectedTool>;
}

const itSheet = 'IT help desk';
const emails = { alice: 'alice@acme.example', bob: 'bob@acme.example' } as const;
const gids = { alice: seedPeople.alice, bob: seedPeople.bob } as const;
const slackIds = { alice: alice.userId, bob: bob.userId } as const;
type Who = keyof typeof emails;
const who = (ids: Record<Who, string>, id: unknown): Who | null =>
  (['alice', 'bob'] as const).find((name) => ids[name] === id) ?? null;

/** What people do in each place, and what they see there. */
export function toolHands({ store, library, asana, smartsheet, github, connected }: Parts) {
  const inGitHub = githubHands(github);
  const idOf = (name: string) => library.find((field) => field.name === name)?.id ?? '';
  const priority = library.find((field) => field.name === 'Priority');
  const optionId = (label: string) => priority?.options.find((option) => option.label === label)?.id ?? '';
  const own = store.in(acme);

  async function taskIdIn(tool: Tool, request: Request): Promise<string> {
    const task = await own.read((db) => db.integrations.task(request.id, connected[tool].id));
    if (!task) throw new Error(`no task in ${tool}`);
    return task.taskId;
  }

  function editInAsana(
    gid: string,
    { subject, complete, status, due, assignee, priority: label, details }: Partial<Held>,
  ) {
    asana.editTask(gid, {
      ...(subject === undefined ? {} : { name: subject }),
      ...(complete === undefined ? {} : { completed: complete }),
      ...(due === undefined ? {} : { dueOn: due }),
      ...(assignee === undefined ? {} : { assignee: assignee && gids[assignee] }),
    });
    const field = (name: string) => asana.state.fields.find((each) => each.name === name);
    if (label !== undefined) {
      const custom = field('Priority');
      const option = custom?.options.find((each) => each.name === label)?.gid ?? null;
      asana.setValue(gid, custom?.gid ?? '', option);
    }
    if (status !== undefined) {
      const section = asana.state.sections.find(
        ({ name, project }) => name === status && project === seedGids.itHelp,
      );
      asana.moveTask(gid, section?.gid ?? '');
    }
    if (details !== undefined) asana.setValue(gid, field('Details')?.gid ?? '', details);
  }

  function editInSmartsheet(row: string, change: Partial<Held>) {
    const sheet = smartsheet.sheet(itSheet);
    const edit = (title: string, value: Parameters<typeof smartsheet.byHand.editCell>[3]) => {
      const column = sheet.columns.find((each) => each.title === title);
      smartsheet.byHand.editCell(String(sheet.id), row, String(column?.id), value);
    };
    const primary = sheet.columns.find((column) => column.primary)?.title ?? '';
    const { subject, complete, status, due, assignee, priority: label, details } = change;
    if (subject !== undefined) edit(primary, subject);
    if (complete !== undefined) edit('Complete', complete);
    if (status !== undefined) edit('Status', status);
    if (due !== undefined) edit('Due date', due ?? '');
    if (assignee !== undefined) {
      edit('Assignee', assignee ? { objectType: 'CONTACT', email: emails[assignee], name: assignee } : '');
    }
    if (label !== undefined) edit('Priority', label ?? '');
    if (details !== undefined) edit('Details', details ?? '');
  }

  return {
    asChanges({ complete, status, due, assignee, priority: label, details }: Partial<Held>): RequestChanges {
      return {
        ...(complete === undefined ? {} : { isOpen: !complete }),
        ...(status === undefined ? {} : { statusId: statuses.find(({ name }) => name === status)?.id ?? '' }),
        ...(due === undefined ? {} : { dueDate: due }),
        ...(assignee === undefined ? {} : { assigneeId: assignee && slackIds[assignee] }),
        answers: {
          ...(label === undefined ? {} : { [idOf('Priority')]: label && optionId(label) }),
          ...(details === undefined ? {} : { [idOf('Details')]: details }),
        },
      };
    },
    async editIn(tool: Tool, request: Request, change: Partial<Held>): Promise<void> {
      const id = await taskIdIn(tool, request);
      if (tool === 'asana') editInAsana(id, change);
      else if (tool === 'github') inGitHub.edit(id, change);
      else editInSmartsheet(id, change);
    },
    async held(request: Request): Promise<Record<'slack' | Tool, Held>> {
      const now = await own.read((db) => db.requests.byId(request.id));
      if (!now) throw new Error('the Request is gone');
      const label = priority?.options.find(({ id }) => id === now.answers[idOf('Priority')])?.label ?? null;
      const gid = await taskIdIn('asana', request);
      const task = asana.state.tasks.find((each) => each.gid === gid);
      const board = asana.board(seedGids.itHelp).tasks.find((each) => each.gid === gid);
      const rowId = await taskIdIn('smartsheet', request);
      const sheet = smartsheet.sheet(itSheet);
      const row = sheet.rows.find((each) => String(each.id) === rowId);
      const cell = (title: string) => {
        const column = sheet.columns.find((each) => each.title === title);
        return row?.cells.find((each) => each.columnId === column?.id);
      };
      const primary = sheet.columns.find((column) => column.primary)?.title ?? '';
      const text = (value: string | number | boolean | readonly string[] | null | undefined) =>
        value === undefined || value === null || value === '' ? null : String(value);
      return {
        slack: {
          subject: now.subject,
          complete: !now.isOpen,
          status: statusOf(now, { statuses }).name,
          due: now.dueDate,
          assignee: who(slackIds, now.assigneeId),
          priority: label,
          details: text(now.answers[idOf('Details')]),
        },
        asana: {
          subject: task?.name ?? '',
          complete: task?.completed ?? false,
          status: asana.state.sections.find(({ tasks }) => tasks.includes(gid))?.name ?? '',
          due: task?.dueOn ?? null,
          assignee: who(gids, task?.assignee),
          priority: text(board?.values.Priority),
          details: text(board?.values.Details),
        },
        smartsheet: {
          subject: String(cell(primary)?.value ?? ''),
          complete: cell('Complete')?.value === true,
          status: text(cell('Status')?.value) ?? '',
          due: text(cell('Due date')?.value),
          assignee: who(emails, cell('Assignee')?.value),
          priority: text(cell('Priority')?.value),
          details: text(cell('Details')?.value),
        },
        github: inGitHub.held(await taskIdIn('github', request)),
      };
    },
  };
}
