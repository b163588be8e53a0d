import type { Answers } from '../domain/requests/answers.ts';
import type { KnownFile } from '../domain/requests/files.ts';
import type { Pages } from '../domain/requests/fill-in.ts';
import { decidingFields } from '../domain/streams/conditions.ts';
import type { FieldDefinition } from '../domain/streams/field.ts';
import { fieldBlocks } from './form-fields.ts';
import { limits } from './limits/numbers.ts';

/** What stands around the fields of a page: the Stream's description, the page's number, Back, a word about it. */
const blocksAround = 8;
/** In bytes of JSON, for the same. */
const bytesAround = 20_000;

/**
 * The form in pages that Slack takes: those that its sections begin, and as few more as hold all of its fields with these answers, with their selects asking
 * for their options where those are too large. Every field is counted, hidden or not, so that none moves to another
 * page when it shows or hides. Pure.
 *
 * @param beside what is known of the files that answers name, and blocks that the first page has to hold, too.
 */
export function formPages(
  fields: readonly FieldDefinition[],
  answers: Answers,
  { files, notice }: { files: readonly KnownFile[]; notice: readonly object[] },
): Pages {
  const detail = {
    external: true,
    lean: false,
    deciding: decidingFields(fields),
    files,
    held: new Set<string>(),
  };
  const pages: FieldDefinition[][] = [[]];
  let room = roomBeside(notice);
  for (const field of fields) {
    const blocks = fieldBlocks(field, answers, detail);
    // Files take a second block as soon as there are some; no field is to change its page for that.
    const count = field.type === 'files' ? 2 : blocks.length;
    const bytes = Buffer.byteLength(JSON.stringify(blocks));
    const page = pages.at(-1);
    const hasRoom = room.blocks >= count && room.bytes >= bytes;
    if (page && (page.length === 0 || (hasRoom && !field.startsPage))) {
      page.push(field);
    } else {
      pages.push([field]);
      room = roomBeside([]);
    }
    room = { blocks: room.blocks - count, bytes: room.bytes - bytes };
  }
  return pages;
}

function roomBeside(notice: readonly object[]) {
  return {
    blocks: limits.view.blocks - blocksAround - notice.length,
    bytes: limits.view.bytes - bytesAround - Buffer.byteLength(JSON.stringify(notice)),
  };
}
