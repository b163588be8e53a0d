import { type Draft, libraryOf } from '../../domain/streams/draft.ts';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import { type Setting, settingWords } from '../../domain/streams/field-differences.ts';
import { join, type Mrkdwn, md } from '../mrkdwn.ts';
import { cut } from '../text.ts';

/** Tells the second of two admins what the first one changed of a field, and what becomes of it at Save. */
export function changedMeanwhile(
  now: FieldDefinition,
  theirs: readonly Setting[],
  both: readonly Setting[],
  draft: Draft,
): Mrkdwn {
  const library = libraryOf(draft);
  const find = (id: string) => library.find((field) => field.id === id);
  const lines = theirs.map((setting) => {
    const words = cut(settingWords(setting, now, find), 150);
    const stands = words === '' ? md`is empty now` : md`is now “${words}”`;
    return both.includes(setting)
      ? md`• *${setting}* ${stands}. You changed it too: saving puts yours in its place.`
      : md`• *${setting}* ${stands}, and stays so when you save yours.`;
  });
  return join(
    [md`⚠️ Another admin changed this field while you had it open. Nothing is saved yet.`, ...lines],
    '\n',
  );
}
