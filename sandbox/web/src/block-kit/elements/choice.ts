import type { MultiSelect, Select } from '@slack/types';
import type { Directory } from '../../../../page-server/api.ts';
import type { Option, OptionGroup } from '../../../../slack/blocks.ts';
import type { FormValue } from '../../../../slack/state.ts';

/** One entry of a select menu, whatever it stands for. */
export interface Choice {
  /** The option's value, or the id of the person or channel. */
  id: string;
  label: string;
  detail: string | null;
  /** Null: in no group. */
  group: string | null;
  /** Of menus whose entries the app gives. */
  option: Option | null;
}

export type AnySelect = Select | MultiSelect;

/** Entries that the page knows by itself; an external menu has none before the app is asked. */
export function knownChoices(element: AnySelect, directory: Directory): Choice[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return optionChoices(
        element.options as Option[] | undefined,
        element.option_groups as OptionGroup[] | undefined,
      );
    case 'users_select':
    case 'multi_users_select':
      return directory.people.filter(({ role }) => role !== 'deactivated').map(personChoice);
    case 'channels_select':
    case 'multi_channels_select':
      return directory.channels
        .filter(({ kind, archived }) => kind === 'public' && !archived)
        .map(channelChoice);
    case 'conversations_select':
    case 'multi_conversations_select': {
      const { include = ['public', 'private', 'im'] } = element.filter ?? {};
      return directory.channels
        .filter(({ kind, isMember, archived }) => include.includes(kind) && isMember && !archived)
        .map((channel) =>
          channel.kind === 'im'
            ? { ...channelChoice(channel), label: 'Direct message' }
            : channelChoice(channel),
        );
    }
    case 'external_select':
    case 'multi_external_select':
      return [];
  }
}

export function optionChoices(options: Option[] = [], groups: OptionGroup[] = []): Choice[] {
  return [
    ...options.map((option) => optionChoice(option, null)),
    ...groups.flatMap(({ label, options: inGroup }) =>
      inGroup.map((option) => optionChoice(option, label.text)),
    ),
  ];
}

/** What a value says, in the order of choosing. */
export function chosenIn(value: FormValue | undefined, directory: Directory): Choice[] {
  if (!value) return [];
  const options = [value.selected_option, ...(value.selected_options ?? [])].filter((option) => !!option);
  const people = [value.selected_user, ...(value.selected_users ?? [])].filter((id) => !!id);
  const channels = [
    value.selected_channel,
    value.selected_conversation,
    ...(value.selected_channels ?? []),
    ...(value.selected_conversations ?? []),
  ].filter((id) => !!id);
  return [
    ...options.map((option) => optionChoice(option as Option, null)),
    ...people.map((id) => {
      const person = directory.people.find((each) => each.id === id);
      return person ? personChoice(person) : bare(String(id));
    }),
    ...channels.map((id) => {
      const channel = directory.channels.find((each) => each.id === id);
      return channel ? channelChoice(channel) : bare(String(id));
    }),
  ];
}

/** The value of an element with these choices, in the shape of `view.state.values`. */
export function valueOfChoices(type: AnySelect['type'], choices: readonly Choice[]): FormValue {
  const options = choices.flatMap(({ option }) => option ?? []);
  const ids = choices.map(({ id }) => id);
  switch (type) {
    case 'static_select':
    case 'external_select':
      return { type, selected_option: options[0] ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: options };
    case 'users_select':
      return { type, selected_user: ids[0] ?? null };
    case 'multi_users_select':
      return { type, selected_users: ids };
    case 'channels_select':
      return { type, selected_channel: ids[0] ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: ids };
    case 'conversations_select':
      return { type, selected_conversation: ids[0] ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: ids };
  }
}

const optionChoice = (option: Option, group: string | null): Choice => ({
  id: option.value ?? '',
  label: option.text.text,
  detail: option.description?.text ?? null,
  group,
  option,
});

const personChoice = ({ id, realName, handle }: Directory['people'][number]): Choice => ({
  id,
  label: realName,
  detail: `@${handle}`,
  group: null,
  option: null,
});

const channelChoice = ({ id, name }: Directory['channels'][number]): Choice => ({
  id,
  label: `#${name}`,
  detail: null,
  group: null,
  option: null,
});

const bare = (id: string): Choice => ({ id, label: id, detail: null, group: null, option: null });

/** In the order of the groups' first entries; entries without a group stand in one called null. */
export function grouped(choices: readonly Choice[]): { group: string | null; choices: Choice[] }[] {
  return [...Map.groupBy(choices, ({ group }) => group)].map(([group, inGroup]) => ({
    group,
    choices: inGroup,
  }));
}

/** Whether an entry of this label is found by what is typed: by its label, or by its detail such as `@alice`. */
export function fits(choices: readonly Choice[], label: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return choices.some(
    (choice) =>
      choice.label === label && `${choice.label} ${choice.detail ?? ''}`.toLowerCase().includes(wanted),
  );
}
