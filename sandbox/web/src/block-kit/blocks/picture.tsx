import type { ImageBlock, ImageElement } from '@slack/types';
import { useState } from 'react';

/** A picture, or its words where it cannot be loaded or lies in Slack's own store. */
export function Picture({ image, className }: { image: ImageElement | ImageBlock; className: string }) {
  const [isMissing, setMissing] = useState(false);
  const url = 'image_url' in image ? image.image_url : undefined;
  if (!url || isMissing) return <span className={`${className} no-picture`}>{image.alt_text}</span>;
  return <img className={className} src={url} alt={image.alt_text} onError={() => setMissing(true)} />;
}
