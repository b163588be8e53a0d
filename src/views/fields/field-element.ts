import type { InputBlockElement } from '@slack/types';
import type { Answer } from '../../domain/requests/answers.ts';
import { answerList } from '../../domain/requests/answers.ts';
import type { KnownFile } from '../../domain/requests/files.ts';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import { placeholder } from '../blocks.ts';
import { actions } from '../ids.ts';
import type { Mrkdwn } from '../mrkdwn.ts';
import type { ElementState } from '../view-state.ts';

/** How a type of field is asked for, read and shown. */
export interface FieldElement {
  /**
   * The input with the answer in it. `external`: a select asks us for its options while the person types, instead
   * of carrying them; past 100 it always does.
   */
  element(field: FieldDefinition, answer: Answer | undefined, external: boolean): InputBlockElement;
  /** The answer that the input holds; undefined where it is empty. */
  read(state: ElementState): Answer | undefined;
  /** The answer for people to read, in Slack's markup. `files`: what is known of those that answers name. */
  words(field: FieldDefinition, answer: Answer, files: readonly KnownFile[]): Mrkdwn;
}

export function common(field: FieldDefinition) {
  return { action_id: actions.answer, ...placeholder(field.placeholder) };
}

/** A single answer; undefined where there is none. */
export function one(answer: Answer | undefined): string | undefined {
  return answerList(answer)[0];
}

/** Chosen values without repetition; undefined where nothing is chosen. */
export function list(values: readonly string[] = []): string[] | undefined {
  return values.length === 0 ? undefined : [...new Set(values)];
}
