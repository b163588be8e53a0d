import type { KnownBlock } from '@slack/types';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import { fieldTypeNames, takesOptions } from '../../domain/streams/field.ts';
import { actionsRow, button, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';

/** The pages of a field's window, in their order. */
export type FieldPageName = 'field' | 'checks' | 'options' | 'conditions';

const tabs = {
  field: { words: 'Field', action: actions.toFieldPage },
  checks: { words: 'Checks and default', action: actions.toChecksPage },
  options: { words: 'Options', action: actions.toOptionsPage },
  conditions: { words: 'Show only when', action: actions.toConditionsPage },
} as const;

/** Said at the top of a page. */
export interface PageNotice {
  words: Mrkdwn;
  /** Another admin changed the field meanwhile: to save now is to decide. */
  isConflict: boolean;
}

/** The words on the buttons of a page. */
export function pageButtons(notice: PageNotice | undefined): { submit: string; close: string } {
  return notice?.isConflict
    ? { submit: 'Save mine', close: 'Keep theirs' }
    : { submit: 'Save', close: 'Cancel' };
}

/** The head of each page: what is to be said, which field it is, and the way to the other pages. */
export function fieldHead(
  field: Pick<FieldDefinition, 'name' | 'type'>,
  open: FieldPageName,
  notice: PageNotice | undefined,
): KnownBlock[] {
  const pages = (Object.keys(tabs) as FieldPageName[]).filter(
    (page) => page !== 'options' || takesOptions(field.type),
  );
  return [
    ...(notice ? [section(notice.words)] : []),
    ...(open === 'field' ? [] : [section(md`*${field.name}* · ${fieldTypeNames[field.type]}`)]),
    actionsRow(
      pages.map((page) =>
        button(tabs[page].words, tabs[page].action, page === open ? { style: 'primary' } : {}),
      ),
    ),
  ];
}
