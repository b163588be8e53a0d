import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Form, Input, Label, Popover, TextField } from 'react-aria-components';
import type { Conversation } from '../../../page-server/api.ts';
import { useSession } from '../session/session-context.ts';
import { Icon } from '../shell/icon.tsx';
import { EmojiInline } from '../text/formatted.tsx';
import { PageLink } from '../text/page-link.tsx';

/** Links on top of a channel, for all who are in it. */
export function BookmarksBar({ conversation: { bookmarks, channel } }: { conversation: Conversation }) {
  const { act } = useSession();
  return (
    <nav className="bookmarks" aria-label="Bookmarks">
      {bookmarks.map(({ id, title, link, emoji }) => (
        <span key={id} className="bookmark">
          <PageLink url={link}>
            {emoji ? <EmojiInline name={emoji.replaceAll(':', '')} /> : <Icon name="bookmark" />} {title}
          </PageLink>
          <Button
            className="icon-button"
            aria-label={`Remove the bookmark ${title}`}
            onPress={() => void act({ kind: 'remove_bookmark', channel: channel.id, id })}
          >
            <Icon name="close" />
          </Button>
        </span>
      ))}
      <DialogTrigger>
        <Button className="link-button">
          <Icon name="add" /> Add a bookmark
        </Button>
        <Popover className="popover" placement="bottom start">
          <Dialog className="dialog small-form" aria-label="Add a bookmark">
            {({ close }) => <NewBookmark channelId={channel.id} onDone={close} />}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </nav>
  );
}

function NewBookmark({ channelId, onDone }: { channelId: string; onDone: () => void }) {
  const { act } = useSession();
  const [title, setTitle] = useState('');
  const [link, setLink] = useState('https://');
  return (
    <Form
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        void act({ kind: 'add_bookmark', channel: channelId, title, link }).then(
          (answer) => answer && onDone(),
        );
      }}
    >
      <TextField className="field" value={title} onChange={setTitle} autoFocus>
        <Label className="field-label">Name</Label>
        <Input className="control" />
      </TextField>
      <TextField className="field" value={link} onChange={setLink} type="url">
        <Label className="field-label">Link</Label>
        <Input className="control" />
      </TextField>
      <Button type="submit" className="button primary">
        Add
      </Button>
    </Form>
  );
}
