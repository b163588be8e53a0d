import { type EditorListMetadata, metadata } from '../../views/metadata.ts';
import type { Clicked } from '../entry.ts';

/** The list of the form editor whose window was clicked in. */
export function listOfWindow({ body }: Clicked): EditorListMetadata {
  return metadata.editorList.parse(body.view?.private_metadata ?? '');
}
