import { type Element, type Option, optionsOf, type Text } from '../blocks.ts';
import type { FormValue } from '../state.ts';
import { richText } from '../visible-text.ts';
import { type Channel, channelByName, type Person, personByName, type Workspace } from '../world.ts';
import { NotOnScreen } from './find.ts';

/**
 * What a person may enter: text, the visible text of an option, a handle, a channel's name, `2026-12-31`,
 * `17:30`, seconds since the epoch, several of these for a multi-select, files for a file input. Null clears.
 */
export type Entry = string | number | null | readonly string[] | readonly FileEntry[];

export interface FileEntry {
  name: string;
  content: string | Uint8Array;
  mimetype?: string;
}

export interface EntryHelp {
  workspace: Workspace;
  /** What an external select offers for a typed text. */
  suggest: (text: string) => Promise<Option[]>;
  /** Uploads files, returns them as payloads show them. */
  upload: (files: readonly FileEntry[]) => unknown[];
}

type Enter = (element: Element, entry: Entry, help: EntryHelp) => FormValue | Promise<FormValue>;

const dateForm = /^\d{4}-\d{2}-\d{2}$/;
const timeForm = /^([01]\d|2[0-3]):[0-5]\d$/;

const typedText: Enter = ({ type }, entry) => ({ type, value: entry === null ? null : single(entry) });

const enters: Record<string, Enter> = {
  plain_text_input: typedText,
  number_input: typedText,
  email_text_input: typedText,
  url_text_input: typedText,
  rich_text_input: ({ type }, entry) => ({
    type,
    rich_text_value: entry === null || entry === '' ? null : asRichText(single(entry)),
  }),
  static_select: chooseOne,
  radio_buttons: chooseOne,
  multi_static_select: chooseSeveral,
  checkboxes: chooseSeveral,
  external_select: async ({ type }, entry, { suggest }) => ({
    type,
    selected_option: entry === null ? null : pick(await suggest(single(entry)), single(entry)),
  }),
  multi_external_select: async ({ type }, entry, { suggest }) => ({
    type,
    selected_options: await Promise.all(several(entry).map(async (text) => pick(await suggest(text), text))),
  }),
  users_select: ({ type }, entry, { workspace }) => ({
    type,
    selected_user: entry === null ? null : person(workspace, single(entry)).id,
  }),
  multi_users_select: ({ type }, entry, { workspace }) => ({
    type,
    selected_users: several(entry).map((handle) => person(workspace, handle).id),
  }),
  channels_select: ({ type }, entry, { workspace }) => ({
    type,
    selected_channel: entry === null ? null : publicChannel(workspace, single(entry)).id,
  }),
  multi_channels_select: ({ type }, entry, { workspace }) => ({
    type,
    selected_channels: several(entry).map((name) => publicChannel(workspace, name).id),
  }),
  conversations_select: ({ type }, entry, { workspace }) => ({
    type,
    selected_conversation: entry === null ? null : conversation(workspace, single(entry)),
  }),
  multi_conversations_select: ({ type }, entry, { workspace }) => ({
    type,
    selected_conversations: several(entry).map((name) => conversation(workspace, name)),
  }),
  datepicker: ({ type }, entry) => ({
    type,
    selected_date: entry === null ? null : inForm(single(entry), dateForm, 'date like 2026-12-31'),
  }),
  timepicker: ({ type }, entry) => ({
    type,
    selected_time: entry === null ? null : inForm(single(entry), timeForm, 'time like 17:30'),
  }),
  datetimepicker: ({ type }, entry) => ({
    type,
    selected_date_time: entry === null ? null : seconds(single(entry)),
  }),
  file_input: ({ type }, entry, { upload }) => ({
    type,
    files: upload(Array.isArray(entry) ? entry.map(asFile) : []),
  }),
};

/** The value that an element has after a person entered this. Throws `NotOnScreen` for what is not offered. */
export async function enteredValue(element: Element, entry: Entry, help: EntryHelp): Promise<FormValue> {
  const enter = Object.hasOwn(enters, element.type) ? enters[element.type] : undefined;
  if (!enter) throw new NotOnScreen(`nothing can be entered in a ${element.type}`);
  return enter(element, entry, help);
}

/** The value of an element in the words of `Entry`; null or [] when there is none. */
export function readValue(workspace: Workspace, value: FormValue): string | string[] | number | null {
  const handle = (id: string) => workspace.people.find((p) => p.id === id)?.handle ?? id;
  const channel = (id: string) => {
    const found = workspace.channels.find((c) => c.id === id);
    return found ? (found.kind === 'im' ? handle(found.name) : found.name) : handle(id);
  };
  if (value.selected_option) return value.selected_option.text.text;
  if (value.selected_options) return value.selected_options.map((option) => option.text.text);
  if (value.selected_user) return handle(value.selected_user);
  if (value.selected_users) return value.selected_users.map(handle);
  const place = value.selected_channel ?? value.selected_conversation;
  if (place) return channel(place);
  const places = value.selected_channels ?? value.selected_conversations;
  if (places) return places.map(channel);
  if (value.rich_text_value) return richText(workspace, value.rich_text_value);
  if (value.files) return value.files.map((file) => String((file as { name: string }).name));
  return value.value ?? value.selected_date ?? value.selected_time ?? value.selected_date_time ?? null;
}

function single(entry: Entry): string {
  if (typeof entry === 'string' || typeof entry === 'number') return String(entry);
  throw new NotOnScreen(`takes one value, not ${JSON.stringify(entry)}`);
}

function several(entry: Entry): string[] {
  if (entry === null) return [];
  return Array.isArray(entry) ? entry.map(String) : [single(entry)];
}

const asFile = (file: string | FileEntry): FileEntry =>
  typeof file === 'string' ? { name: file, content: '' } : file;

function chooseOne(element: Element, entry: Entry): FormValue {
  const { type } = element;
  return { type, selected_option: entry === null ? null : pick(optionsOf(element), single(entry)) };
}

function chooseSeveral(element: Element, entry: Entry): FormValue {
  const chosen = several(entry).map((text) => pick(optionsOf(element), text));
  const most = element.max_selected_items ?? chosen.length;
  if (chosen.length > most) throw new NotOnScreen(`no more than ${most} can be chosen`);
  return { type: element.type, selected_options: chosen };
}

function pick(options: Option[], text: string): Option {
  const found = options.find((option) => (option.text as Text).text === text);
  if (found) return found;
  throw new NotOnScreen(`no option “${text}”; there are: ${options.map((o) => o.text.text).join(', ')}`);
}

function person(workspace: Workspace, handle: string): Person {
  const found = personByName(workspace, handle);
  if (found && found.role !== 'deactivated') return found;
  throw new NotOnScreen(`nobody called ${handle} can be chosen`);
}

function publicChannel(workspace: Workspace, name: string): Channel {
  const found = channelByName(workspace, name);
  if (found?.kind === 'public' && !found.archived) return found;
  throw new NotOnScreen(`no public channel #${name} can be chosen`);
}

function conversation(workspace: Workspace, name: string): string {
  const found = channelByName(workspace, name);
  return found && !found.archived ? found.id : person(workspace, name).id;
}

function inForm(text: string, form: RegExp, what: string): string {
  if (form.test(text)) return text;
  throw new NotOnScreen(`${text} is not a ${what}`);
}

function seconds(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Math.floor(Date.parse(text) / 1000);
  if (Number.isFinite(value)) return value;
  throw new NotOnScreen(`${text} is not a date and time`);
}

function asRichText(text: string) {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return { type: 'rich_text' as const, elements: [section] };
}
