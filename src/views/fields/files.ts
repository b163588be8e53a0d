import { z } from 'zod';
import { answerList } from '../../domain/requests/answers.ts';
import type { KnownFile } from '../../domain/requests/files.ts';
import { actions } from '../ids.ts';
import { join, link, md } from '../mrkdwn.ts';
import type { ElementState } from '../view-state.ts';
import { type FieldElement, list } from './field-element.ts';

/** What we read of Slack's file object; its other parts may be there or not. */
const file = z.object({
  id: z.string(),
  name: z.string().catch('A file'),
  mimetype: z.string().catch(''),
  size: z.number().catch(0),
  permalink: z.string().catch(''),
});

/** The files that an input holds, as Slack describes them. */
export function readFiles({ files }: ElementState): KnownFile[] {
  return (files ?? []).flatMap((each) => file.safeParse(each).data ?? []);
}

export const fileElement: FieldElement = {
  /** No file input takes an initial value: files that are answered already are shown above it. */
  element: ({ filetypes, maxFiles }) => ({
    type: 'file_input',
    action_id: actions.answer,
    ...(filetypes.length > 0 && { filetypes: [...filetypes] }),
    max_files: maxFiles,
  }),
  read: (state) => list(readFiles(state).map(({ id }) => id)),
  words: (_, answer, files) =>
    join(
      answerList(answer).map((id) => {
        const known = files.find((each) => each.id === id);
        return known ? link(known.permalink, known.name) : md`a file`;
      }),
      ', ',
    ),
};
