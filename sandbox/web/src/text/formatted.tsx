import type { MrkdwnElement, PlainTextElement, TextObject } from '@slack/types';
import type { ReactNode } from 'react';
import { channelLabel, personLabel } from '../session/names.ts';
import { useDirectory } from '../session/session-context.ts';
import { ScrollFrame } from '../shell/scroll-frame.tsx';
import { dateWords } from './date-words.ts';
import { emojiNamed } from './emoji.ts';
import { inOrder } from './in-order.ts';
import { parseMrkdwn, parseMrkdwnInline, parsePlainText } from './mrkdwn.ts';
import { PageLink } from './page-link.tsx';
import type { Inline, InlineStyle, TextBlock } from './text-tree.ts';

/** Text of a block, in its own notation. `inline` leaves out quotes and code blocks, for places of one line. */
export function Formatted({ text, inline = false }: { text: TextObject; inline?: boolean }) {
  if (text.type === 'plain_text') return <PlainText text={text} />;
  return inline ? <Inlines inlines={parseMrkdwnInline(text.text)} /> : <Mrkdwn text={text.text} />;
}

export function PlainText({ text }: { text: PlainTextElement }) {
  if (text.emoji === false) return text.text;
  return <Inlines inlines={parsePlainText(text.text)} />;
}

export function Mrkdwn({ text }: { text: MrkdwnElement['text'] }) {
  return <TextBlocks blocks={parseMrkdwn(text)} />;
}

export function TextBlocks({ blocks }: { blocks: readonly TextBlock[] }) {
  return inOrder(blocks).map(({ key, item }) => <OneBlock key={key} block={item} />);
}

/** The page's own title stands above them. */
const headingTags = ['h3', 'h4', 'h5', 'h6'] as const;

function OneBlock({ block }: { block: TextBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <div className="paragraph">
          <Inlines inlines={block.children} />
        </div>
      );
    case 'heading': {
      const Tag = headingTags[block.level - 1] ?? 'h6';
      return (
        <Tag className={`text-heading text-heading-${block.level}`}>
          <Inlines inlines={block.children} />
        </Tag>
      );
    }
    case 'quote':
      return (
        <blockquote>
          <Inlines inlines={block.children} />
        </blockquote>
      );
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'list':
      return <List block={block} />;
    case 'table':
      return <TextTable block={block} />;
    case 'rule':
      return <hr />;
  }
}

function List({ block }: { block: TextBlock & { kind: 'list' } }) {
  const items = inOrder(block.items).map(({ key, item }) => (
    <li key={key}>
      <Inlines inlines={item} />
    </li>
  ));
  const style = { marginInlineStart: `${block.indent * 1.25}rem` };
  if (!block.ordered) return <ul style={style}>{items}</ul>;
  return (
    <ol start={block.start} style={style}>
      {items}
    </ol>
  );
}

function TextTable({ block: { header, rows } }: { block: TextBlock & { kind: 'table' } }) {
  return (
    <ScrollFrame className="table-frame" name="Table">
      <table>
        <thead>
          <tr>
            {inOrder(header).map(({ key, item }) => (
              <th key={key} scope="col">
                <Inlines inlines={item} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(rows).map((row) => (
            <tr key={row.key}>
              {inOrder(row.item).map(({ key, item }) => (
                <td key={key}>
                  <Inlines inlines={item} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

export function Inlines({ inlines }: { inlines: readonly Inline[] }): ReactNode {
  return inOrder(inlines).map(({ key, item }) => <OneInline key={key} inline={item} />);
}

const styleTags = { bold: 'strong', italic: 'em', strike: 's' } as const satisfies Record<
  InlineStyle,
  string
>;

function OneInline({ inline }: { inline: Inline }): ReactNode {
  const directory = useDirectory();
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'styled': {
      const Tag = styleTags[inline.style];
      return (
        <Tag>
          <Inlines inlines={inline.children} />
        </Tag>
      );
    }
    case 'code':
      return <code>{inline.text}</code>;
    case 'link':
      return (
        <PageLink url={inline.url}>
          <Inlines inlines={inline.children} />
        </PageLink>
      );
    case 'user':
      return (
        <span className={inline.id === directory.me.id ? 'mention mine' : 'mention'}>
          @{personLabel(directory, inline.id)}
        </span>
      );
    case 'channel':
      return (
        <span className="mention">#{channelLabel(directory, inline.id) ?? inline.label ?? inline.id}</span>
      );
    case 'group':
      return <span className="mention">{inline.label}</span>;
    case 'userGroup':
      return <UserGroupInline id={inline.id} label={inline.label} />;
    case 'date':
      return <DateInline date={inline} timeZone={directory.me.tz} />;
    case 'emoji':
      return <EmojiInline name={inline.name} />;
    case 'colour':
      return (
        <span>
          <span className="colour-chip" style={{ background: inline.value }} aria-hidden="true" />{' '}
          {inline.value}
        </span>
      );
  }
}

function UserGroupInline({ id, label }: { id: string; label: string | null }) {
  const { userGroups, me } = useDirectory();
  const group = userGroups.find((each) => each.id === id);
  const isMine = group?.users.includes(me.id) ?? false;
  return (
    <span className={isMine ? 'mention mine' : 'mention'} title={group?.name}>
      {group ? `@${group.handle}` : (label ?? `@${id}`)}
    </span>
  );
}

function DateInline({ date, timeZone }: { date: Inline & { kind: 'date' }; timeZone: string }) {
  const words = dateWords(date.timestamp, date.format, timeZone, Date.now());
  const time = (
    <time dateTime={new Date(date.timestamp * 1000).toISOString()} title={date.fallback}>
      {words}
    </time>
  );
  if (date.url === null) return time;
  return (
    <a href={date.url} target="_blank" rel="noreferrer">
      {time}
    </a>
  );
}

export function EmojiInline({ name }: { name: string }) {
  const character = emojiNamed(name);
  if (character === null) return `:${name}:`;
  return (
    <span role="img" aria-label={`${name.replaceAll('_', ' ')} emoji`} title={`:${name}:`}>
      {character}
    </span>
  );
}
