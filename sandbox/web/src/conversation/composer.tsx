import { useRef, useState } from 'react';
import {
  Autocomplete,
  Button,
  FileTrigger,
  Menu,
  MenuItem,
  TextArea,
  TextField,
} from 'react-aria-components';
import type { StoredFileFace } from '../../../page-server/api.ts';
import { NotDone, uploadFiles } from '../session/requests.ts';
import { useDirectory, useSession } from '../session/session-context.ts';
import { Icon } from '../shell/icon.tsx';
import { sizeWords } from '../text/size-words.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { readTyped, type Suggestion, suggestionsFor } from './typed-message.ts';

/** Slack's own. */
const mostFiles = 10;

interface ComposerProps {
  channelId: string;
  /** Such as `#it`. */
  where: string;
  /** Null: in the channel itself. */
  threadTs: string | null;
}

/** Where people write messages and commands. Enter sends, Shift+Enter begins a line. */
export function Composer({ channelId, where, threadTs }: ComposerProps) {
  const { act, say, cast, viewer } = useSession();
  const directory = useDirectory();
  const [typed, setTyped] = useState('');
  const [files, setFiles] = useState<readonly StoredFileFace[]>([]);
  const [isUploading, setUploading] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const suggestions = suggestionsFor(typed, directory, cast.app);
  const isEmpty = typed.trim() === '' && files.length === 0;

  async function send(): Promise<void> {
    if (isEmpty || isUploading) return;
    const reading = readTyped(typed, directory);
    if (reading.kind === 'command' && files.length > 0) {
      say('A command takes no files.');
      return;
    }
    if (reading.kind === 'command' && threadTs !== null) {
      say('Commands do not work in threads. Send it in the channel.');
      return;
    }
    setTyped('');
    setFiles([]);
    const answer =
      reading.kind === 'command'
        ? await act({ kind: 'slash', channel: channelId, command: reading.command, text: reading.text })
        : await act({
            kind: 'write',
            channel: channelId,
            text: reading.text,
            files: files.map(({ id }) => id),
            ...(threadTs === null ? {} : { threadTs }),
          });
    if (answer) return;
    // What was refused can be sent again.
    setTyped((now) => now || typed);
    setFiles(files);
  }

  async function attach(chosen: readonly File[]): Promise<void> {
    const room = mostFiles - files.length;
    if (chosen.length > room) say(`At most ${mostFiles} files with a message.`);
    setUploading(true);
    try {
      const added = await uploadFiles(viewer, chosen.slice(0, room));
      setFiles((now) => [...now, ...added]);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      say(error.message);
    } finally {
      setUploading(false);
      area.current?.focus();
    }
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
      {files.length > 0 && (
        <ul className="files" aria-label="Files to send">
          {files.map(({ id, name, size }) => (
            <li key={id}>
              <Icon name="file" /> {name} <small>{sizeWords(size)}</small>
              <Button
                className="icon-button"
                aria-label={`Leave out ${name}`}
                onPress={() => setFiles(files.filter((file) => file.id !== id))}
              >
                <Icon name="close" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="composer-tools">
        <FileTrigger allowsMultiple onSelect={(chosen) => void attach([...(chosen ?? [])])}>
          <Button className="icon-button" aria-label="Add files" isDisabled={isUploading}>
            <Icon name="clip" />
          </Button>
        </FileTrigger>
        <EmojiPicker label="Add an emoji" onPick={(name) => take(`${typed}:${name}: `)} />
        <span className="spring" />
        <small aria-hidden="true">Shift+Enter: new line</small>
        <Button
          className="button primary send"
          aria-label="Send"
          isDisabled={isEmpty || isUploading}
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
