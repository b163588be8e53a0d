import type { Act, Place } from '../../slack/acts/act.ts';
import { type Block, type Element, optionsOf, type Text } from '../../slack/blocks.ts';
import { holdsValue, initialValue } from '../../slack/form-values.ts';
import type { FormValues } from '../../slack/state.ts';
import { blockTexts } from '../../slack/visible-text.ts';
import { controlHtml, isGroup } from './controls.ts';
import { type Html, html } from './html.ts';
import { textHtml } from './mrkdwn.ts';
import { hrefOf, queryOf, type Visit } from './visit.ts';

/** Blocks, where they stand, and what is entered in them. */
export interface Surface {
  visit: Visit;
  at: Place;
  blocks: Block[];
  values: FormValues;
  /** Under inputs, by block_id. */
  errors?: Record<string, string>;
}

/** Of an element's entries in the form. */
export const controlName = (block: Block, element: Element): string =>
  `${encodeURIComponent(block.block_id)}/${encodeURIComponent(element.action_id)}`;

/** A form around it; a button in it posts the values of all of it. */
export function surfaceForm({ visit, at }: Surface, content: Html): Html {
  return html`<form method="post" action="/act${queryOf(visit)}"><input type="hidden" name="at" value="${JSON.stringify(at)}">${content}</form>`;
}

export function actButton(act: Act, words: string, more: Html = html``): Html {
  return html`<button name="act" value="${JSON.stringify(act)}" ${more}>${words}</button>`;
}

export function blocksHtml(surface: Surface): Html {
  return html`${surface.blocks.map((block) => blockHtml(surface, block))}`;
}

function blockHtml(surface: Surface, block: Block): Html {
  const { visit } = surface;
  switch (block.type) {
    case 'header':
      return html`<h3>${textHtml(visit, block.text)}</h3>`;
    case 'divider':
      return html`<hr>`;
    case 'context':
      return html`<p class="context">${block.elements?.map((each) => textHtml(visit, each as unknown as Text))}</p>`;
    case 'actions':
      return html`<div class="actions">${block.elements?.map((each) => elementHtml(surface, block, each))}</div>`;
    case 'input':
      return inputHtml(surface, block);
    case 'section':
      return html`<div class="section"><div>${block.text && html`<p id="${labelId(surface, block)}">${textHtml(visit, block.text)}</p>`}
${block.fields && html`<div class="facts">${block.fields.map((field) => html`<p>${textHtml(visit, field)}</p>`)}</div>`}</div>
${block.accessory && elementHtml(surface, block, block.accessory)}</div>`;
    default:
      return html`${blockTexts(visit.workspace, [block]).map((text) => html`<p class="words">${text}</p>`)}`;
  }
}

/** Unique on the page, though the same message may be there twice. */
function labelId({ at }: Surface, block: Block): string {
  const place = 'ts' in at ? at.ts : at.in;
  return `label-${place}-${block.block_id}`;
}

function inputHtml(surface: Surface, block: Block): Html {
  const { element, hint } = block;
  if (!element) return html``;
  const error = surface.errors?.[block.block_id];
  const label = labelId(surface, block);
  const words = html`${textHtml(surface.visit, block.label)}${block.optional && html` <small>(optional)</small>`}`;
  const name = isGroup(element)
    ? html`<span class="label" id="${label}">${words}</span>`
    : html`<label class="label" id="${label}" for="${controlName(block, element)}">${words}</label>`;
  return html`<div class="field">${name}${elementHtml(surface, block, element)}
<div id="${label}-about">${error && html`<p class="error">${error}</p>`}${hint && html`<p class="hint">${textHtml(surface.visit, hint)}</p>`}</div></div>`;
}

function elementHtml(surface: Surface, block: Block, element: Element): Html {
  if (element.type === 'button') return buttonHtml(surface, block, element);
  if (element.type === 'overflow') return overflowHtml(surface, block, element);
  if (!holdsValue(element)) return html``;
  const label = labelId(surface, block);
  const control = controlHtml({
    visit: surface.visit,
    element,
    value: surface.values[block.block_id]?.[element.action_id] ?? initialValue(element),
    name: controlName(block, element),
    labelledBy: label,
    describedBy: `${label}-about`,
    autofocus: 'focus_on_load' in element && element.focus_on_load === true,
  });
  if (block.type === 'input' && block.dispatch_action !== true) return control;
  return html`<div data-dispatch>${control}<button class="no-script">Choose</button></div>`;
}

function buttonHtml({ visit, at }: Surface, block: Block, element: Element): Html {
  const words = typeof element.text === 'string' ? element.text : (element.text?.text ?? '');
  const style = 'style' in element ? String(element.style) : '';
  if (element.url) return html`<a class="button" href="${hrefOf(visit, element.url)}">${words}</a>`;
  const act: Act = { kind: 'click', at, blockId: block.block_id, actionId: element.action_id };
  const classes = html`class="${style}"`;
  return element.confirm
    ? asked(visit, element, idOf(at, block, element), act, words, classes)
    : actButton(act, words, classes);
}

function overflowHtml({ visit, at }: Surface, block: Block, element: Element): Html {
  const id = idOf(at, block, element);
  const entries = optionsOf(element).map(({ text, value = '' }, n) => {
    const act: Act = {
      kind: 'click',
      at,
      blockId: block.block_id,
      actionId: element.action_id,
      option: value,
    };
    return element.confirm ? asked(visit, element, `${id}-${n}`, act, text.text) : actButton(act, text.text);
  });
  return html`<button type="button" class="more" popovertarget="${id}" aria-label="More actions">⋯</button><div popover id="${id}" class="menu">${entries}</div>`;
}

const idOf = (at: Place, block: Block, element: Element): string =>
  `menu-${'ts' in at ? at.ts : at.in}-${block.block_id}-${element.action_id}`;

/** A button that asks before it acts. */
function asked(visit: Visit, { confirm }: Element, id: string, act: Act, words: string, more = html``): Html {
  return html`<button type="button" popovertarget="${id}" ${more}>${words}</button>
<div popover id="${id}" role="alertdialog" class="question" aria-labelledby="${id}-title"><h3 id="${id}-title">${textHtml(visit, confirm?.title)}</h3><p>${textHtml(visit, confirm?.text)}</p>
<div class="actions">${actButton(act, confirm?.confirm?.text ?? 'Yes', html`class="primary"`)}<button type="button" popovertarget="${id}" popovertargetaction="hide">${confirm?.deny?.text ?? 'No'}</button></div></div>`;
}
