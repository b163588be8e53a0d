import { type Element, type Option, optionsOf } from '../../slack/blocks.ts';
import type { FormValue } from '../../slack/state.ts';
import { type Html, html } from './html.ts';
import type { Visit } from './visit.ts';

/** An element that holds a value, as it stands in an HTML form. */
export interface Shown {
  visit: Visit;
  element: Element;
  value: FormValue;
  /** Of its entries in the form. */
  name: string;
  /** Of the element that names it. */
  labelledBy: string;
  /** Ids of hint and error. */
  describedBy: string;
  autofocus: boolean;
}

interface Control {
  show(shown: Shown): Html;
  /** The value that was posted; `texts` holds one entry for each filled or ticked part. */
  read(texts: string[], element: Element): Omit<FormValue, 'type'>;
}

interface Choice {
  value: string;
  label: string;
  more?: string;
}

const typed = (type: string): Control => ({
  show: ({ element, value: { value }, ...shown }) =>
    element.type === 'plain_text_input' && 'multiline' in element && element.multiline === true
      ? html`<textarea rows="4" placeholder="${element.placeholder?.text ?? ''}" ${attributes(shown)}>
${value ?? ''}</textarea>`
      : html`<input type="${type}" placeholder="${element.placeholder?.text ?? ''}" value="${value ?? ''}" ${attributes(shown)}>`,
  read: ([text = '']) => ({ value: text.replaceAll('\r\n', '\n') || null }),
});

const picker = (type: 'date' | 'time', key: 'selected_date' | 'selected_time'): Control => ({
  show: ({ value, ...shown }) =>
    html`<input type="${type}" value="${value[key] ?? ''}" ${attributes(shown)}>`,
  read: ([text]) => ({ [key]: text || null }),
});

const offered: Control = {
  show: (shown) =>
    dropDown(shown, optionsOf(shown.element).map(choiceOf), shown.value.selected_option?.value),
  read: ([value], element) => ({
    selected_option: optionsOf(element).find((o) => o.value === value) ?? null,
  }),
};

const severalOffered: Control = {
  show: (shown) =>
    tickList(
      shown,
      optionsOf(shown.element).map(choiceOf),
      shown.value.selected_options?.map(({ value }) => value ?? ''),
    ),
  read: (values, element) => ({
    selected_options: optionsOf(element).filter(({ value }) => value !== undefined && values.includes(value)),
  }),
};

type OneKey = 'selected_user' | 'selected_channel' | 'selected_conversation';

const one = (choices: (visit: Visit) => Choice[], key: OneKey): Control => ({
  show: (shown) => {
    const here = shown.element.default_to_current_conversation ? shown.visit.channel?.id : undefined;
    return dropDown(shown, choices(shown.visit), shown.value[key] ?? here);
  },
  read: ([id]) => ({ [key]: id || null }),
});

const several = (choices: (visit: Visit) => Choice[], key: `${OneKey}s`): Control => ({
  show: (shown) => tickList(shown, choices(shown.visit), shown.value[key]),
  read: (ids) => ({ [key]: ids }),
});

const searched: Control = {
  show: (shown) => searchBox(shown, shown.value.selected_option ? [shown.value.selected_option] : []),
  read: ([text = '']) => ({ selected_option: postedOption(text) }),
};

const severalSearched: Control = {
  show: (shown) => searchBox(shown, shown.value.selected_options ?? []),
  read: (texts) => ({ selected_options: texts.map(postedOption).filter((option) => option !== null) }),
};

const controls: Record<string, Control> = {
  plain_text_input: typed('text'),
  number_input: typed('text'),
  email_text_input: typed('email'),
  url_text_input: typed('url'),
  datepicker: picker('date', 'selected_date'),
  timepicker: picker('time', 'selected_time'),
  static_select: offered,
  radio_buttons: offered,
  multi_static_select: severalOffered,
  checkboxes: severalOffered,
  external_select: searched,
  multi_external_select: severalSearched,
  users_select: one(people, 'selected_user'),
  multi_users_select: several(people, 'selected_users'),
  channels_select: one(publicChannels, 'selected_channel'),
  multi_channels_select: several(publicChannels, 'selected_channels'),
  conversations_select: one(conversations, 'selected_conversation'),
  multi_conversations_select: several(conversations, 'selected_conversations'),
};

/** True where several parts make one control, which a `label` cannot stand for. */
export const isGroup = ({ type }: Element): boolean =>
  type === 'checkboxes' || type.startsWith('multi_') || type === 'external_select';

export function controlHtml(shown: Shown): Html {
  const control = controls[shown.element.type];
  if (!control) return html`<p role="note">This page cannot show a ${shown.element.type}.</p>`;
  return html`<input type="hidden" name="shown" value="${shown.name}">${control.show(shown)}`;
}

/** Null: this page has no control for the element. */
export function readControl(element: Element, texts: string[]): FormValue | null {
  const control = controls[element.type];
  return control ? { type: element.type, ...control.read(texts, element) } : null;
}

/** What an external select offers, to be chosen; the chosen ones stay in front. */
export function offeredHtml(element: Element, name: string, chosen: Option[], found: Option[]): Html {
  const isChosen = ({ value }: Option) => chosen.some((option) => option.value === value);
  const choices = [...chosen, ...found.filter((option) => !isChosen(option))];
  if (choices.length === 0) return html`<p class="hint">Nothing is found.</p>`;
  const type = element.type === 'external_select' ? 'radio' : 'checkbox';
  return html`${choices.map(
    (option) =>
      html`<label class="tick"><input type="${type}" name="${name}" value="${JSON.stringify(option)}" ${isChosen(option) && html`checked`}> <span>${option.text.text} <small>${option.description?.text}</small></span></label>`,
  )}`;
}

function attributes({
  name,
  describedBy,
  autofocus,
}: Pick<Shown, 'name' | 'describedBy' | 'autofocus'>): Html {
  return html`id="${name}" name="${name}" aria-describedby="${describedBy}" ${autofocus && html`autofocus`}`;
}

function dropDown({ element, ...shown }: Shown, choices: Choice[], chosen: string | null | undefined): Html {
  return html`<select ${attributes(shown)}><option value="">${element.placeholder?.text ?? 'Nothing chosen'}</option>${choices.map(
    ({ value, label }) =>
      html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`,
  )}</select>`;
}

function tickList(shown: Shown, choices: Choice[], chosen: string[] = []): Html {
  return html`<div role="group" class="ticks" aria-labelledby="${shown.labelledBy}" aria-describedby="${shown.describedBy}">${choices.map(
    ({ value, label, more }) =>
      html`<label class="tick"><input type="checkbox" name="${shown.name}" value="${value}" ${chosen.includes(value) && html`checked`}> <span>${label} <small>${more}</small></span></label>`,
  )}</div>`;
}

function searchBox({ element, name, labelledBy, describedBy, autofocus }: Shown, chosen: Option[]): Html {
  return html`<div role="group" class="searched" aria-labelledby="${labelledBy}">
<input type="search" id="${name}" aria-labelledby="${labelledBy}" aria-describedby="${describedBy}" autocomplete="off"
 placeholder="${element.placeholder?.text ?? 'Type to search'}" data-search="${name}" ${autofocus && html`autofocus`}>
<div class="ticks" data-offered aria-live="polite">${chosen.length > 0 && offeredHtml(element, name, chosen, [])}</div></div>`;
}

const choiceOf = ({ text, value = '', description }: Option): Choice => ({
  value,
  label: text.text,
  ...(description && { more: description.text }),
});

function people({ workspace }: Visit): Choice[] {
  return workspace.people
    .filter(({ role }) => role !== 'deactivated')
    .map(({ id, realName }) => ({ value: id, label: realName }));
}

function publicChannels({ workspace }: Visit): Choice[] {
  return workspace.channels
    .filter(({ kind, archived }) => kind === 'public' && !archived)
    .map(({ id, name }) => ({ value: id, label: `#${name}` }));
}

function conversations({ channels }: Visit): Choice[] {
  return channels
    .filter(({ archived }) => !archived)
    .map(({ id, name }) => ({ value: id, label: `#${name}` }));
}

function postedOption(text: string): Option | null {
  return text === '' ? null : (JSON.parse(text) as Option);
}
