import type { KnownBlock, ModalView } from '@slack/types';
import type { FileProblem } from '../../domain/streams/file/file-problem.ts';
import type { ImportPlan } from '../../domain/streams/file/import-stream.ts';
import { inputs } from '../block-ids.ts';
import { context, header, input, placeholder, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { type ImportFileMetadata, metadata, type ReviewImportMetadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { join, type Mrkdwn, md } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';
import { inputState, typedText, type ViewState } from '../view-state.ts';

/** The modal that takes a Stream file, for a new Stream or to change one. `name` is that Stream's; null: a new one. */
export function importFile(ids: ImportFileMetadata, name: string | null): ModalView {
  return modal({
    title: 'Import a Stream',
    callbackId: modals.importFile,
    metadata: metadata.importFile.print(ids),
    submit: 'Next',
    blocks: [
      section(
        name === null
          ? md`A Stream file, as *Export* gives one. It becomes a new Stream: channel and team are asked for next.`
          : md`A Stream file, as *Export* gives one. *${name}* becomes as it says. First you see what would change.`,
      ),
      input(
        inputs.file,
        'File',
        { type: 'file_input', action_id: actions.answer, max_files: 1 },
        { optional: true, hint: 'Its name ends in .yaml or .yml.' },
      ),
      input(
        inputs.pasted,
        'Or its text',
        {
          type: 'plain_text_input',
          action_id: actions.answer,
          multiline: true,
          max_length: limits.element.inputText,
          ...placeholder('streamly: 1'),
        },
        { optional: true, hint: 'Up to 3,000 characters; give longer ones as a file.' },
      ),
    ],
  });
}

/** What was given; the file by its id in Slack. */
export function readImportFile(state: ViewState): { fileId: string | null; text: string } {
  const [file] = inputState(state, inputs.file).files ?? [];
  const id = typeof file === 'object' && file !== null && 'id' in file ? file.id : null;
  return { fileId: typeof id === 'string' ? id : null, text: typedText(state, inputs.pasted) };
}

const maxProblems = 30;
/** In characters: what a person still scrolls through under an input. */
const maxProblemText = 2500;

/** Problems of a file in one message, one per line: as many as a person takes in at once. */
export function problemWords(problems: readonly FileProblem[]): string {
  const lines: string[] = [];
  let length = 0;
  for (const { line, words } of problems.slice(0, maxProblems)) {
    const text = `Line ${line}: ${cut(words, 300)}`;
    length += text.length + 1;
    if (lines.length > 0 && length > maxProblemText) break;
    lines.push(text);
  }
  const rest = problems.length - lines.length;
  return [...lines, ...(rest > 0 ? [`… and ${count(rest, 'more problem')}.`] : [])].join('\n');
}

const linesPerBlock = 15;
const mostBlocks = 40;

/** The modal that says what a file would change, before it does. */
export function reviewImport(ids: ReviewImportMetadata, plan: ImportPlan, isNew: boolean): ModalView {
  const { stream, atOnce, draft } = plan;
  const nothing = atOnce.length === 0 && draft.length === 0;
  return modal({
    title: 'Import a Stream',
    callbackId: modals.reviewImport,
    metadata: metadata.reviewImport.print(ids),
    ...(nothing ? { close: 'Close' } : { submit: 'Import' }),
    blocks: [
      ...(isNew
        ? []
        : [section(md`:warning: *${stream.name}* was changed meanwhile. Nothing is imported yet.`)]),
      ...(nothing
        ? [section(md`*${stream.name}* is as the file says already.`)]
        : [section(md`What the file changes of *${stream.name}*:`)]),
      ...list('At once', atOnce),
      ...list('In the form', draft),
      ...(draft.length > 0
        ? [context(md`Requesters see the form as it is until you publish it, in the window *Form*.`)]
        : []),
    ],
  });
}

function list(title: string, lines: readonly string[]): KnownBlock[] {
  if (lines.length === 0) return [];
  const shown: Mrkdwn[] = lines.slice(0, linesPerBlock * mostBlocks).map((line) => md`• ${line}`);
  const rest = lines.length - shown.length;
  const blocks = Array.from({ length: Math.ceil(shown.length / linesPerBlock) }, (_, i) =>
    section(join(shown.slice(i * linesPerBlock, (i + 1) * linesPerBlock), '\n')),
  );
  return [header(title), ...blocks, ...(rest > 0 ? [context(md`… and ${count(rest, 'more change')}`)] : [])];
}
