import type { Answer } from '../domain/requests/answers.ts';
import type { KnownFile } from '../domain/requests/files.ts';
import type { FieldDefinition, FieldType } from '../domain/streams/field.ts';
import { chosenElements } from './fields/chosen.ts';
import type { FieldElement } from './fields/field-element.ts';
import { fileElement } from './fields/files.ts';
import { typedElements } from './fields/typed.ts';
import { type Mrkdwn, md } from './mrkdwn.ts';

/** How each type of field is asked for, read and shown; null: it is never answered. */
export const fieldElements: Record<FieldType, FieldElement | null> = {
  ...typedElements,
  ...chosenElements,
  files: fileElement,
  section: null,
};

/** The answer for people to read, in Slack's markup. `files`: what is known of those that answers name. */
export function answerWords(
  field: FieldDefinition,
  answer: Answer,
  files: readonly KnownFile[] = [],
): Mrkdwn {
  return fieldElements[field.type]?.words(field, answer, files) ?? md``;
}
