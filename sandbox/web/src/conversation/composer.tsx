import { useRef, useState } from 'react';
import { Autocomplete, Button, Menu, MenuItem, TextArea, TextField } from 'react-aria-components';
import { useDirectory, useSession } from '../session/session-context.ts';
import { Icon } from '../shell/icon.tsx';
import { EmojiPicker } from './emoji-picker.tsx';
import { readTyped, type Suggestion, suggestionsFor } from './typed-message.ts';

interface ComposerProps {
  channelId: string;
  /** Such as `#it`. */
  where: string;
  /** Null: in the channel itself. */
  threadTs: string | null;
}

/** Where people write messages and commands. Enter sends, Shift+Enter begins a line. */
export function Composer({ channelId, where, threadTs }: ComposerProps) {
  const { act, say, cast } = useSession();
  const directory = useDirectory();
  const [typed, setTyped] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const suggestions = suggestionsFor(typed, directory, cast.app);

  async function send(): Promise<void> {
    if (typed.trim() === '') return;
    const reading = readTyped(typed, directory);
    if (reading.kind === 'command' && threadTs !== null) {
      say('Commands do not work in threads. Send it in the channel.');
      return;
    }
    setTyped('');
    const answer =
      reading.kind === 'command'
        ? await act({ kind: 'slash', channel: channelId, command: reading.command, text: reading.text })
        : await act({
            kind: 'write',
            channel: channelId,
            text: reading.text,
            ...(threadTs === null ? {} : { threadTs }),
          });
    // What was refused can be sent again.
    if (!answer) setTyped((now) => now || typed);
  }

  function take(text: string): void {
    setTyped(text);
    area.current?.focus();
  }

  const label = threadTs === null ? `Message ${where}` : 'Reply';
  return (
    <div className="composer">
      <Autocomplete inputValue={typed} onInputChange={setTyped} disableAutoFocusFirst>
        {suggestions.length > 0 && <SuggestionMenu suggestions={suggestions} onTake={take} />}
        <TextField aria-label={label} className="composer-field">
          <TextArea
            ref={area}
            rows={Math.min(typed.split('\n').length, 8)}
            placeholder={threadTs === null ? `${label}, or type / for commands` : 'Reply…'}
            onKeyDown={(event) => {
              const isOnSuggestion = event.currentTarget.getAttribute('aria-activedescendant');
              const [first] = suggestions;
              if (event.key === 'Tab' && !event.shiftKey && first && first.text !== typed) {
                event.preventDefault();
                take(first.text);
              } else if (
                event.key === 'Enter' &&
                !event.shiftKey &&
                !event.nativeEvent.isComposing &&
                !isOnSuggestion
              ) {
                event.preventDefault();
                void send();
              }
            }}
          />
        </TextField>
      </Autocomplete>
      <div className="composer-tools">
        <EmojiPicker label="Add an emoji" onPick={(name) => take(`${typed}:${name}: `)} />
        <span className="spring" />
        <small aria-hidden="true">Shift+Enter: new line</small>
        <Button
          className="button primary send"
          aria-label="Send"
          isDisabled={typed.trim() === ''}
          onPress={() => void send()}
        >
          <Icon name="send" />
        </Button>
      </div>
    </div>
  );
}

function SuggestionMenu({
  suggestions,
  onTake,
}: {
  suggestions: readonly Suggestion[];
  onTake: (text: string) => void;
}) {
  return (
    <div className="suggestions popover">
      <Menu className="menu" aria-label="Suggestions" onAction={(text) => onTake(String(text))}>
        {suggestions.map(({ text, label, detail }) => (
          <MenuItem key={text} id={text} textValue={label} className="menu-item">
            <strong>{label}</strong>
            <small>{detail}</small>
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
