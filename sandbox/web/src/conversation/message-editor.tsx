import { useState } from 'react';
import { Button, Form, TextArea, TextField } from 'react-aria-components';
import type { MessageFace } from '../../../page-server/api.ts';
import { useDirectory, useSession } from '../session/session-context.ts';
import { messageText, typedText } from './typed-message.ts';

interface MessageEditorProps {
  channelId: string;
  message: MessageFace;
  onDone: () => void;
}

/** In the place of a message: its text, to be written anew. Enter saves, Escape leaves it as it was. */
export function MessageEditor({ channelId, message, onDone }: MessageEditorProps) {
  const { act } = useSession();
  const directory = useDirectory();
  const [typed, setTyped] = useState(() => typedText(message.text, directory));

  async function save(): Promise<void> {
    const text = messageText(typed, directory);
    if (text === '') return;
    const answer = await act({ kind: 'edit', channel: channelId, ts: message.ts, text });
    if (answer) onDone();
  }

  return (
    <Form
      className="message-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField aria-label="Edit message" value={typed} onChange={setTyped} autoFocus>
        <TextArea
          className="control"
          rows={Math.min(typed.split('\n').length + 1, 8)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onDone();
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void save();
          }}
        />
      </TextField>
      <div className="row">
        <Button className="button" onPress={onDone}>
          Cancel
        </Button>
        <Button type="submit" className="button primary">
          Save
        </Button>
      </div>
    </Form>
  );
}
