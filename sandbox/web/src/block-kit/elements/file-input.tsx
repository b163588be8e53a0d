import type { FileInput } from '@slack/types';
import { useState } from 'react';
import { Button, DropZone, FileTrigger } from 'react-aria-components';
import { NotDone, uploadFiles } from '../../session/requests.ts';
import { useSession } from '../../session/session-context.ts';
import { Icon } from '../../shell/icon.tsx';
import { sizeWords } from '../../text/size-words.ts';
import { type ControlProps, PlainFieldFrame, useFieldIds } from '../field.tsx';
import { useScene } from '../scene.ts';

interface Stored {
  id: string;
  name: string;
  size: number;
}

/** Files, uploaded as soon as they are chosen. */
export function FileControl({ element, target, field }: ControlProps<FileInput>) {
  const scene = useScene();
  const { viewer, say } = useSession();
  const ids = useFieldIds(field);
  const [isUploading, setUploading] = useState(false);
  const stored = (scene.valueOf(target)?.files ?? []) as Stored[];
  const most = element.max_files ?? 10;
  const enter = (files: Stored[]) => scene.enter(target, { type: element.type, files });

  async function add(files: readonly File[]): Promise<void> {
    const room = most - stored.length;
    if (files.length > room) say(`At most ${most} files.`);
    setUploading(true);
    try {
      enter([...stored, ...(await uploadFiles(viewer, files.slice(0, room)))]);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      say(error.message);
    } finally {
      setUploading(false);
    }
  }

  const words = isUploading ? 'Uploading…' : 'Add files';
  return (
    <PlainFieldFrame field={field} ids={ids}>
      <DropZone
        className="drop-zone"
        aria-label={`Drop files: ${field.name}`}
        onDrop={({ items }) => {
          const files = items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []));
          void Promise.all(files).then(add);
        }}
      >
        <FileTrigger
          allowsMultiple={most > 1}
          acceptedFileTypes={element.filetypes?.map((type) => `.${type}`) ?? []}
          onSelect={(files) => void add([...(files ?? [])])}
        >
          <Button
            className="button"
            aria-label={`${field.name}: ${words}`}
            {...ids.described}
            isDisabled={stored.length >= most}
          >
            <Icon name="file" /> {words}
          </Button>
        </FileTrigger>
        <small>or drop them here, at most {most}</small>
      </DropZone>
      <ul className="files">
        {stored.map((file) => (
          <li key={file.id}>
            <Icon name="file" /> {file.name} <small>{sizeWords(file.size)}</small>
            <Button
              className="icon-button"
              aria-label={`Remove ${file.name}`}
              onPress={() => enter(stored.filter(({ id }) => id !== file.id))}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
    </PlainFieldFrame>
  );
}
