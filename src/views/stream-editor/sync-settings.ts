import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import { type Direction, keyOf, type SyncSettings } from '../../domain/sync/synced.ts';
import type { ConnectorWords, Section } from '../../integrations/connector.ts';
import { inputs } from '../block-ids.ts';
import { context, input, option, plain, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { metadata, type SyncSettingsMetadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { join, type Mrkdwn, md } from '../mrkdwn.ts';
import { search } from '../search-options.ts';
import { count, cut } from '../text.ts';
import { chosenOption, inputState, type ViewState } from '../view-state.ts';

export interface SyncView {
  words: ConnectorWords;
  metadata: SyncSettingsMetadata;
  fields: readonly FieldDefinition[];
  settings: SyncSettings;
  /** Why the tool does not call us, in words; null: it does. */
  unheardBecause: string | null;
  /** Whether tasks can be put into sections there. */
  hasSections: boolean;
}

/** Which way each field goes between Slack and a connected tool, and where new tasks are put (I9). */
export function syncSettings(sync: SyncView): ModalView {
  const { words, metadata: ids, settings } = sync;
  return modal({
    title: `Sync with ${words.tool}`,
    callbackId: modals.syncSettings,
    metadata: metadata.syncSettings.print(ids),
    submit: 'Save',
    blocks: [
      section(heard(sync)),
      ...exceptions(sync),
      input(
        inputs.syncField,
        'Field',
        {
          type: 'external_select',
          action_id: actions.pickSyncField,
          min_query_length: 0,
          placeholder: plain('Choose a field', limits.element.placeholder),
        },
        { optional: true },
      ),
      input(
        inputs.direction,
        'Which way it goes',
        {
          type: 'static_select',
          action_id: actions.answer,
          options: directions.map((direction) => option(directionWords(words)[direction], direction)),
          placeholder: plain('Choose a way', limits.element.placeholder),
        },
        { optional: true },
      ),
      ...(sync.hasSections ? [sectionInput(words, settings)] : []),
    ],
  });
}

const directions: readonly Direction[] = ['both', 'to_tool', 'from_tool'];

const directionWords = ({ tool }: ConnectorWords): Record<Direction, string> => ({
  both: 'Both ways: the last change holds',
  to_tool: `Only to ${tool}`,
  from_tool: `Only from ${tool}`,
});

function heard({ words: { tool, task }, unheardBecause }: SyncView): Mrkdwn {
  const what = md`What is changed in the ${task}s of Requests arrives here, and what is changed here arrives there.`;
  if (unheardBecause === null) return md`${what} ${tool} tells of each change within seconds.`;
  return md`${what} ${tool} is asked every minute, since it does not call this server: ${cut(unheardBecause, 500)}`;
}

/** Lines that are shown; more fields than that are set apart by few. */
const mostLines = 40;
const longestName = 80;

function exceptions({ words, fields, settings }: SyncView): KnownBlock[] {
  const lines = fields.flatMap((field) => {
    const key = keyOf(field);
    const name = cut(field.name, longestName);
    if (settings.stopped[key] !== undefined) {
      return [
        md`⚠️ *${name}* is not synced: both sides had set it back and forth. Choose its way to start it again.`,
      ];
    }
    const direction = settings.directions[key];
    const way = direction === 'to_tool' ? 'only to' : 'only from';
    return direction ? [md`• *${name}:* ${way} ${words.tool}`] : [];
  });
  if (lines.length === 0) return [context(md`Every field goes both ways.`)];
  const rest = lines.length - mostLines;
  const shown = lines.slice(0, mostLines);
  const groups = [0, 10, 20, 30]
    .map((from) => shown.slice(from, from + 10))
    .filter(({ length }) => length > 0);
  return [
    ...groups.map((group) => section(join(group, '\n'))),
    ...(rest > 0 ? [context(md`… and ${count(rest, 'more field')}`)] : []),
  ];
}

function sectionInput({ task, component }: ConnectorWords, { section: now }: SyncSettings): KnownBlock {
  return input(
    inputs.section,
    'Section',
    {
      type: 'external_select',
      action_id: actions.pickSection,
      min_query_length: 0,
      placeholder: plain('Type to find a section', limits.element.placeholder),
      ...(now && { initial_option: sectionOption(now) }),
    },
    {
      optional: true,
      hint: `Where new ${task}s are put. Without one they stand where the ${component} puts them.`,
    },
  );
}

/** What the select of fields offers while the person types. */
export function syncFieldOptions(fields: readonly FieldDefinition[], query: string): PlainTextOption[] {
  return search(fields, query, ({ name }) => name).map((field) => option(field.name, keyOf(field)));
}

/** What the select of sections offers while the person types. */
export function sectionOptions(sections: readonly Section[], query: string): PlainTextOption[] {
  return search(sections, query, ({ name }) => name).map(sectionOption);
}

function sectionOption({ id, name }: Section): PlainTextOption {
  return option(name.trim() === '' ? 'Untitled section' : name, id);
}

/** What was chosen; a field without a way, or a way without a field, is half a choice. */
export function readSyncSettings(state: ViewState) {
  const key = chosenOption(state, inputs.syncField);
  const direction = chosenOption(state, inputs.direction) as Direction | null;
  const sectionId = chosenOption(state, inputs.section);
  const chosen = inputState(state, inputs.section).selected_option as
    | { text?: { text?: string } }
    | null
    | undefined;
  return {
    key,
    direction,
    section: sectionId === null ? null : { id: sectionId, name: chosen?.text?.text ?? sectionId },
  };
}
