import { useState } from 'react';
import {
  Autocomplete,
  Button,
  Dialog,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
} from 'react-aria-components';
import { Icon } from '../shell/icon.tsx';
import { findEmojis } from '../text/emoji.ts';

const mostShown = 96;

/** A button that opens a list of emoji to search and pick from; `onPick` is told its name. */
export function EmojiPicker({ label, onPick }: { label: string; onPick: (name: string) => void }) {
  return (
    <DialogTrigger>
      <Button className="icon-button" aria-label={label}>
        <Icon name="smile" />
      </Button>
      <Popover className="popover" placement="top">
        <Dialog className="dialog emoji-picker" aria-label={label}>
          {({ close }) => (
            <EmojiSearch
              onPick={(name) => {
                onPick(name);
                close();
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function EmojiSearch({ onPick }: { onPick: (name: string) => void }) {
  const [query, setQuery] = useState('');
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField aria-label="Search emoji" autoFocus>
        <Input className="control" placeholder="Search emoji" />
      </SearchField>
      <ListBox
        className="emoji-grid"
        layout="grid"
        aria-label="Emoji"
        items={findEmojis(query, mostShown).map((emoji) => ({ ...emoji, id: emoji.name }))}
        onAction={(name) => onPick(String(name))}
        renderEmptyState={() => <p className="empty">No emoji of that name</p>}
      >
        {({ name, character }) => (
          <ListBoxItem id={name} textValue={name} className="emoji" aria-label={name.replaceAll('_', ' ')}>
            {character}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}
