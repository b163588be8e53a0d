import type { KnownBlock, ModalView } from '@slack/types';
import { fieldRights } from '../../domain/streams/default-fields.ts';
import { type Draft, formOf, libraryOf } from '../../domain/streams/draft.ts';
import { unpublishedChanges } from '../../domain/streams/publish-form.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { actionsRow, button, context, divider, section } from '../blocks.ts';
import type { ActionId } from '../id-kinds.ts';
import { actions, modals } from '../ids.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';
import { endingRow, settingsLines } from '../stream-settings/lines.ts';
import { count, cut } from '../text.ts';
import type { StreamTool } from './connected-tools.ts';

/** What the lines of the window tell of. */
export interface ManagedStream {
  stream: Stream;
  draft: Draft;
  /** One for each Integration of the workspace. */
  tools: readonly StreamTool[];
}

/** A part of the Stream that has a window of its own. */
interface Line {
  /** On the button too. */
  title: string;
  opens: ActionId;
  /** How it stands, in a few words. */
  facts: (managed: ManagedStream) => Mrkdwn;
}

/** The table of contents of a Stream, in the order in which one makes it. */
const lines: readonly Line[] = [
  { title: 'Form', opens: actions.openFormBuilder, facts: ({ draft }) => formFacts(draft) },
  { title: 'Field library', opens: actions.openFieldLibrary, facts: ({ draft }) => libraryFacts(draft) },
  { title: 'Connected tools', opens: actions.openConnectedTools, facts: ({ tools }) => toolFacts(tools) },
  ...settingsLines,
];

/** The modal from which a Stream admin reaches all that the Stream is made of. */
export function manageStream(managed: ManagedStream): ModalView {
  const { stream } = managed;
  return modal({
    title: 'Manage Stream',
    callbackId: modals.manageStream,
    metadata: metadata.manageStream.print({ streamId: stream.id }),
    close: 'Done',
    blocks: [
      section(md`*${stream.name}*\n${cut(stream.description, 500)}`),
      ...(stream.archivedAt === null ? [] : [context(md`Archived: it takes no new Requests.`)]),
      divider(),
      ...lines.map(({ title, opens, facts }) =>
        section(md`*${title}*\n${facts(managed)}`, button(title, opens, { value: stream.id })),
      ),
      divider(),
      copiesRow(stream),
      endingRow(stream),
    ],
  });
}

/** What makes another Stream of it, or brings it in from a file. */
function copiesRow({ id }: Pick<Stream, 'id'>): KnownBlock {
  return actionsRow([
    button('Duplicate', actions.duplicateStream, { value: id }),
    button('Export', actions.exportStream, { value: id }),
    button('Import', actions.importStream, { value: id }),
  ]);
}

function formFacts(draft: Draft): Mrkdwn {
  const changes = unpublishedChanges(draft).length;
  const waiting = changes > 0 ? ` · ${count(changes, 'change')} not published yet` : '';
  return md`${count(formOf(draft).length, 'field')}${waiting}`;
}

function libraryFacts(draft: Draft): Mrkdwn {
  const spare = libraryOf(draft).filter((field) => !field.onForm && fieldRights(field).onForm === 'may');
  const all = count(libraryOf(draft).length, 'field');
  return spare.length > 0 ? md`${all}, ${spare.length} of them not on the form` : md`${all}`;
}

function toolFacts(tools: readonly StreamTool[]): Mrkdwn {
  const connected = tools.flatMap((tool) =>
    tool.state === 'connected' ? [`${tool.tool}: ${cut(tool.componentName, 100)}`] : [],
  );
  return connected.length > 0 ? md`${connected.join(', ')}` : md`None: Requests stay in Slack`;
}
