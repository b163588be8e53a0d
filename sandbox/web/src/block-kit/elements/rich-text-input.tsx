import type { RichTextInput } from '@slack/types';
import { useRef, useState } from 'react';
import { Button, TextArea, TextField, Toolbar } from 'react-aria-components';
import type { RichText } from '../../../../slack/blocks.ts';
import { useDirectory } from '../../session/session-context.ts';
import { TextBlocks } from '../../text/formatted.tsx';
import { richTextOf, sourceOf } from '../../text/rich-text-source.ts';
import { richTextTree } from '../../text/rich-text-tree.ts';
import { type ControlProps, FieldHelp, FieldLabel, fieldProps } from '../field.tsx';
import { useScene } from '../scene.ts';

/** Marks that a button puts around, or at the beginning of, what is selected. */
const marks = [
  { name: 'Bold', sign: 'B', before: '**', after: '**' },
  { name: 'Italic', sign: 'I', before: '_', after: '_' },
  { name: 'Strikethrough', sign: 'S', before: '~~', after: '~~' },
  { name: 'Code', sign: '<>', before: '`', after: '`' },
  { name: 'Link', sign: '🔗', before: '[', after: '](https://)' },
  { name: 'List', sign: '•', before: '- ', after: '' },
  { name: 'Numbered list', sign: '①', before: '1. ', after: '' },
  { name: 'Quote', sign: '❝', before: '> ', after: '' },
] as const;

/** Text with formatting, typed as Markdown and shown below as it will be. */
export function RichTextControl({ element, target, field, autoFocus }: ControlProps<RichTextInput>) {
  const scene = useScene();
  const directory = useDirectory();
  const area = useRef<HTMLTextAreaElement>(null);
  const value = scene.valueOf(target)?.rich_text_value as Parameters<typeof sourceOf>[0] | null | undefined;
  const [source, setSource] = useState(() => (value ? sourceOf(value, directory) : ''));

  function enter(typed: string, pressed = false): void {
    setSource(typed);
    const richText = richTextOf(typed, directory) as RichText | null;
    scene.enter(target, { type: element.type, rich_text_value: richText }, pressed);
  }

  function put(before: string, after: string): void {
    const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
    const selected = source.slice(selectionStart, selectionEnd);
    enter(source.slice(0, selectionStart) + before + selected + after + source.slice(selectionEnd));
    const caret = selectionStart + before.length + selected.length;
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret, caret);
    });
  }

  return (
    <TextField
      {...fieldProps(field)}
      className="field"
      value={source}
      onChange={(typed) => enter(typed)}
      autoFocus={autoFocus}
    >
      <FieldLabel field={field} />
      <div className="rich-text">
        <Toolbar aria-label={`Formatting: ${field.name}`}>
          {marks.map(({ name, sign, before, after }) => (
            <Button
              key={name}
              className={`mark mark-${name.split(' ')[0]?.toLowerCase()}`}
              aria-label={name}
              onPress={() => put(before, after)}
            >
              {sign}
            </Button>
          ))}
        </Toolbar>
        <TextArea
          ref={area}
          className="control"
          rows={element.min_lines ?? 3}
          placeholder={element.placeholder?.text ?? 'Markdown, @mentions, #channels'}
        />
        {value && (
          <div className="rich-text-preview" aria-hidden="true">
            <TextBlocks blocks={richTextTree(value)} />
          </div>
        )}
      </div>
      <FieldHelp field={field} />
    </TextField>
  );
}
