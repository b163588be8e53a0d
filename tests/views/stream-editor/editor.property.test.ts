import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkView as checkInSlack } from '../../../sandbox/slack/block-kit-check.ts';
import { fieldsThatCanDecide } from '../../../src/domain/streams/change-conditions.ts';
import { changeWords } from '../../../src/domain/streams/change-words.ts';
import { type Draft, type DraftField, formOf, libraryOf } from '../../../src/domain/streams/draft.ts';
import { fieldTypes } from '../../../src/domain/streams/field.ts';
import { printsOf, settings } from '../../../src/domain/streams/field-differences.ts';
import { formProblems } from '../../../src/domain/streams/form-problems.ts';
import { formatOptions, optionsWords, readList } from '../../../src/domain/streams/options-list.ts';
import { unpublishedChanges } from '../../../src/domain/streams/publish-form.ts';
import { firstTest } from '../../../src/views/condition-inputs.ts';
import { checkView } from '../../../src/views/limits/check.ts';
import type { FieldWindowMetadata } from '../../../src/views/metadata.ts';
import { changedMeanwhile } from '../../../src/views/stream-editor/changed-meanwhile.ts';
import { deleteField } from '../../../src/views/stream-editor/delete-field.ts';
import { fieldChecks } from '../../../src/views/stream-editor/field-checks.ts';
import { fieldConditions } from '../../../src/views/stream-editor/field-conditions.ts';
import { fieldLibrary } from '../../../src/views/stream-editor/field-library.ts';
import {
  fieldOptions,
  optionsPage,
  readFieldOptions,
} from '../../../src/views/stream-editor/field-options.ts';
import {
  fieldWindow,
  readFieldWindow,
  type ShownField,
} from '../../../src/views/stream-editor/field-window.ts';
import { formBuilder } from '../../../src/views/stream-editor/form-builder.ts';
import { formVersion, formVersions } from '../../../src/views/stream-editor/form-versions.ts';
import { publishForm } from '../../../src/views/stream-editor/publish-form.ts';
import { anyDraft } from '../support/arbitrary-drafts.ts';
import { withoutShrinking } from '../support/run-settings.ts';
import { stateOf } from '../support/state-of-view.ts';

const streamId = '01890a5d-ac96-774b-bcce-b302099a8057';

/** Every view of the editor, of one draft. */
function viewsOf(draft: Draft): object[] {
  const list = { streamId, list: 'form' as const, page: 0 };
  const library = libraryOf(draft);
  const every = draft.fields.map(({ definition }) => definition);
  const find = (id: string) => every.find((field) => field.id === id);
  const sentences = unpublishedChanges(draft).map((change) => changeWords(change, find));
  const version = { version: 7, createdBy: 'U012345', createdAt: new Date(0), fields: formOf(draft).length };
  const tools = Array.from({ length: 20 }, (_, i) => ({ name: `Tool ${i}`, words: sentences }));
  return [
    ...[0, 1, 9].flatMap((page) => [formBuilder(streamId, draft, page), fieldLibrary(streamId, draft, page)]),
    ...[null, tools].map((each) =>
      publishForm({
        ids: { ...list, revision: draft.revision },
        changes: sentences,
        losses: sentences,
        problems: each ? formProblems(formOf(draft), library) : [],
        tools: each,
      }),
    ),
    formVersions({ ...list, version: null }, Array(20).fill(version), 7),
    formVersion(
      { ...list, version: 7 },
      {
        version,
        fields: formOf(draft).map(({ name }) => name),
        other: 6,
        changes: sentences,
        versions: Array.from({ length: 300 }, (_, i) => 300 - i),
        published: 300,
      },
    ),
    ...draft.fields.slice(0, 14).flatMap((field) => viewsOfField(field, draft)),
  ];
}

function viewsOfField(present: DraftField, draft: Draft): object[] {
  const field = present.definition;
  const ids = idsOf(present);
  const library = libraryOf(draft);
  const candidates = fieldsThatCanDecide(draft, field.id);
  const notice = { words: changedMeanwhile(field, settings, settings, draft), isConflict: true };
  const conditions = { ids, field, candidates, library, notice };
  return [
    windowOf(present),
    fieldWindow({ ...partsOf(present), notice }),
    fieldChecks(ids, field, notice),
    ...(field.options.length > 0
      ? [0, 99, 4990].map((from) => fieldOptions({ ...ids, from, to: from }, field, notice))
      : []),
    fieldConditions({ ...conditions, made: { deciding: null, test: 'has' } }),
    ...candidates
      .slice(0, 20)
      .map((deciding) => fieldConditions({ ...conditions, made: { deciding, test: firstTest(deciding) } })),
    deleteField(
      { streamId, list: 'library', page: 3, fieldId: field.id },
      field,
      { answeredIn: 214, shownByIt: library },
      [],
    ),
  ];
}

function idsOf({ definition, revision }: DraftField): FieldWindowMetadata & { fieldId: string } {
  const prints = printsOf(definition);
  return { streamId, list: 'library', page: 3, fieldId: definition.id, place: '12', revision, prints };
}

function partsOf(present: DraftField) {
  const field = present.definition;
  const options = formatOptions(field.options);
  const shown: ShownField = {
    ...field,
    filetypes: field.filetypes.join(', '),
    maxFiles: String(field.maxFiles),
    options: options.length <= 3000 ? options : null,
    place: '12',
  };
  const place = 'may' as const;
  return {
    ids: idsOf(present),
    shown,
    types: [...fieldTypes],
    places: 12,
    place,
    optionsWords: optionsWords(shown.options, field.options),
  };
}

const windowOf = (present: DraftField) => fieldWindow(partsOf(present));

describe('the views of the form editor', () => {
  test('[S3, S4, S13, S14, S17] Slack takes every one of them, for any draft', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        for (const view of viewsOf(draft)) {
          expect(checkView(view as Parameters<typeof checkView>[0])).toEqual([]);
          expect(checkInSlack(view)).toEqual([]);
        }
      }),
      { ...withoutShrinking, numRuns: 60 },
    );
  }, 120_000);

  test('[S4] a window that is opened and sent as it is gives what it was opened with', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        for (const present of draft.fields.slice(0, 14)) {
          const { shown } = partsOf(present);
          const read = readFieldWindow(stateOf(windowOf(present)), shown);
          expect(read.type).toBe(shown.type);
          expect(read.required).toBe(shown.required);
          expect(read.place).toBe(shown.place);
          expect(read.name).toBe(shown.name.trim());
        }
      }),
      { ...withoutShrinking, numRuns: 60 },
    );
  }, 60_000);

  test('[S5] the pages of options hold each option once, in order, however many there are', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        for (const present of draft.fields) {
          const field = present.definition;
          const seen: string[] = [];
          let from = 0;
          for (let pages = 0; from < field.options.length && pages < 100; pages += 1) {
            const view = fieldOptions({ ...idsOf(present), from, to: from }, field);
            seen.push(...readFieldOptions(stateOf(view), from).texts.map(({ text }) => text));
            from = optionsPage(field, from).to;
          }
          expect(readList(seen.join(', '))).toHaveLength(field.options.length);
          expect(from).toBe(field.options.length);
        }
      }),
      { ...withoutShrinking, numRuns: 30 },
    );
  }, 60_000);
});
