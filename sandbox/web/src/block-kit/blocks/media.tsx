import type { FileBlock, ImageBlock, VideoBlock } from '@slack/types';
import { Icon } from '../../shell/icon.tsx';
import { PlainText } from '../../text/formatted.tsx';
import { Picture } from './picture.tsx';

export function ImageView({ block }: { block: ImageBlock }) {
  return (
    <figure className="image-block">
      {block.title && (
        <figcaption>
          <PlainText text={block.title} />
        </figcaption>
      )}
      <Picture image={block} className="image" />
    </figure>
  );
}

/** As a card that leads to it: nothing of another site is embedded here. */
export function VideoView({ block }: { block: VideoBlock }) {
  const { title, title_url, video_url, description, author_name, provider_name, alt_text } = block;
  const by = [provider_name, author_name].filter((words) => words).join(' · ');
  return (
    <div className="card video">
      {by && <small>{by}</small>}
      <a
        href={title_url ?? video_url}
        target="_blank"
        rel="noreferrer"
        aria-label={`${title.text} (video: ${alt_text})`}
      >
        ▶ <PlainText text={title} />
      </a>
      {description && (
        <p>
          <PlainText text={description} />
        </p>
      )}
    </div>
  );
}

export function FileView({ block: { external_id: id } }: { block: FileBlock }) {
  return (
    <div className="card file">
      <Icon name="file" />
      <span>
        Remote file <code>{id}</code>
      </span>
    </div>
  );
}
