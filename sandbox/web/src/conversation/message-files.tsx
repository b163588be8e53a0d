import type { FileFace } from '../../../page-server/api.ts';
import { type Viewer, viewerUrl } from '../session/requests.ts';
import { useSession } from '../session/session-context.ts';
import { Icon } from '../shell/icon.tsx';
import { sizeWords } from '../text/size-words.ts';

/** What came with a message, to be looked at or saved. */
export function MessageFiles({ files }: { files: readonly FileFace[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="message-files" aria-label="Files">
      {files.map((file) => (
        <li key={file.id}>
          <OneFile file={file} />
        </li>
      ))}
    </ul>
  );
}

function OneFile({ file: { id, name, mimetype, size, isDeleted } }: { file: FileFace }) {
  const { viewer } = useSession();
  if (isDeleted) return <small>This file was deleted.</small>;
  const url = fileUrl(viewer, id);
  return (
    <a href={url} download={name} className="message-file">
      {/^image\/(png|jpeg|gif|webp)$/.test(mimetype) ? <img src={url} alt="" /> : <Icon name="file" />}
      <span className="two-lines">
        <span>{name}</span>
        <small>{sizeWords(size)}</small>
      </span>
    </a>
  );
}

const fileUrl = (viewer: Viewer, id: string): string =>
  `${viewerUrl(viewer)}/files/${encodeURIComponent(id)}`;
