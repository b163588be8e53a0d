import type { KnownBlock, ModalView, Overflow } from '@slack/types';
import { fieldRights, type LibraryField } from '../../domain/streams/default-fields.ts';
import { fieldTypeNames } from '../../domain/streams/field.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { actionsRow, button, confirmation, context, divider, header, option, section } from '../blocks.ts';
import { actions, type FieldAct, fieldActValue, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { channelLink, join, link, md, mention } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';

/** A tool that the Stream uses, or could use. `tool` and `component` are the tool's words: Asana, project. */
export type StreamTool = { integrationId: string; tool: string; component: string } & (
  | { state: 'connectable' }
  | { state: 'connected'; connectedToolId: string; componentName: string; componentUrl: string | null }
);

export interface ManageStream {
  stream: Pick<Stream, 'id' | 'name' | 'description' | 'channelId' | 'team'>;
  /** Fields of the form in form order, then the rest. */
  library: readonly LibraryField[];
  /** One for each Integration of the workspace. */
  tools: readonly StreamTool[];
}

/** The modal in which a Stream admin sees and changes what the Stream is made of. */
export function manageStream({ stream, library, tools }: ManageStream): ModalView {
  const before = [
    section(md`*${stream.name}*\n${cut(stream.description, 500)}`),
    context(md`Requests arrive in ${channelLink(stream.channelId)}. Team: ${teamWords(stream.team)}.`),
    header('Connected tools'),
    ...(tools.length > 0 ? tools.map(toolBlock) : [noTools()]),
    header('Fields'),
    actionsRow([button('Add field', actions.addField, { value: stream.id, style: 'primary' })]),
  ];
  const after = [divider(), archiveRow(stream)];
  return modal({
    title: 'Manage Stream',
    callbackId: modals.manageStream,
    metadata: metadata.manageStream.print({ streamId: stream.id }),
    close: 'Done',
    blocks: [...before, ...fieldBlocks(library, limits.view.blocks - before.length - after.length), ...after],
  });
}

const mostNamed = 20;

function teamWords(team: readonly string[]) {
  if (team.length === 0) return md`nobody`;
  const named = join(team.slice(0, mostNamed).map(mention), ', ');
  const more = team.length - mostNamed;
  return more > 0 ? md`${named} and ${more} more` : named;
}

function noTools(): KnownBlock {
  return section(md`None yet. First a workspace admin connects a tool to the workspace, in the App Home.`);
}

function toolBlock(tool: StreamTool): KnownBlock {
  if (tool.state === 'connectable') {
    return section(
      md`*${tool.tool}*\nNot connected. Connect a ${tool.component}, and every Request goes there too.`,
      button(`Connect ${tool.tool}`, actions.connectTool, { value: tool.integrationId }),
    );
  }
  const name = tool.componentUrl === null ? tool.componentName : link(tool.componentUrl, tool.componentName);
  return section(
    md`*${tool.tool}*\nRequests go to the ${tool.component} ${name}.`,
    button(`Disconnect ${tool.tool}`, actions.disconnectTool, {
      value: tool.connectedToolId,
      style: 'danger',
      confirm: confirmation(
        `Disconnect ${tool.tool}?`,
        md`New Requests and changes go to ${tool.tool} no more. What is there already stays.`,
        'Disconnect',
      ),
    }),
  );
}

function fieldBlocks(library: readonly LibraryField[], room: number): KnownBlock[] {
  if (library.length <= room) return library.map(fieldBlock);
  const shown = library.slice(0, room - 1);
  return [...shown.map(fieldBlock), context(md`… and ${count(library.length - shown.length, 'more field')}`)];
}

function fieldBlock(field: LibraryField): KnownBlock {
  return section(md`*${field.name}*\n${factsOf(field).join(' · ')}`, menu(field));
}

function factsOf(field: LibraryField): string[] {
  const { onForm } = fieldRights(field);
  if (onForm === 'never') return ['Filled in by Streamly'];
  return [
    field.onForm ? 'On the form' : 'Not on the form',
    fieldTypeNames[field.type],
    ...(field.options.length > 0 ? [count(field.options.length, 'option')] : []),
    ...(field.required ? ['required'] : []),
  ];
}

/** What the field's rights allow; no menu where that is nothing. */
function menu(field: LibraryField): Overflow | undefined {
  const rights = fieldRights(field);
  const act = (words: string, name: FieldAct) => option(words, fieldActValue(name, field.id));
  const move = field.onForm
    ? act('Take off the form', 'take_off_form')
    : act('Put on the form', 'put_on_form');
  const options = [
    ...(rights.onForm === 'may' ? [move] : []),
    ...(rights.delete ? [act('Delete', 'delete')] : []),
  ];
  return options.length === 0 ? undefined : { type: 'overflow', action_id: actions.changeField, options };
}

function archiveRow({ id, name }: Pick<Stream, 'id' | 'name'>): KnownBlock {
  return actionsRow([
    button('Archive', actions.archiveStream, {
      value: id,
      style: 'danger',
      confirm: confirmation(
        'Archive this Stream?',
        md`${cut(name, 75)} takes no new Requests then. Those that it has stay.`,
        'Archive',
      ),
    }),
  ]);
}
