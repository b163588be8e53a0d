import type { AlertBlock, DividerBlock, HeaderBlock, MarkdownBlock, RichTextBlock } from '@slack/types';
import { Formatted, PlainText, TextBlocks } from '../../text/formatted.tsx';
import { parseMarkdown } from '../../text/markdown.ts';
import { richTextTree } from '../../text/rich-text-tree.ts';

/** Of levels 1 to 4: the page's own title stands above them. */
const headingTags = ['h2', 'h3', 'h4', 'h5'] as const;

/** `level` is newer than the types: 1 to 4, 2 by default. */
export function HeaderView({ block }: { block: HeaderBlock & { level?: number } }) {
  const level = block.level ?? 2;
  const Tag = headingTags[level - 1] ?? 'h3';
  return (
    <Tag className={`header-block level-${level}`}>
      <PlainText text={block.text} />
    </Tag>
  );
}

export function DividerView(_: { block: DividerBlock }) {
  return <hr />;
}

export function MarkdownView({ block }: { block: MarkdownBlock }) {
  return (
    <div className="text-blocks">
      <TextBlocks blocks={parseMarkdown(block.text)} />
    </div>
  );
}

export function RichTextView({ block }: { block: RichTextBlock }) {
  return (
    <div className="text-blocks">
      <TextBlocks blocks={richTextTree(block)} />
    </div>
  );
}

export function AlertView({ block: { text, level = 'default' } }: { block: AlertBlock }) {
  return (
    <div className={`alert ${level}`} role={level === 'error' || level === 'warning' ? 'alert' : 'note'}>
      <Formatted text={text} />
    </div>
  );
}
