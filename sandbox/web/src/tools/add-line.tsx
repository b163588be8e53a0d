import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Form, Input, Label, Popover, TextField } from 'react-aria-components';
import { Icon } from '../shell/icon.tsx';

interface AddLineProps {
  /** Of the button, such as `Add a task`. */
  label: string;
  /** Of what is asked. */
  field: string;
  onAdd: (text: string) => void;
}

/** A button that asks for one line of text, to make something of that name. */
export function AddLine({ label, field, onAdd }: AddLineProps) {
  const [text, setText] = useState('');
  return (
    <DialogTrigger>
      <Button className="button">
        <Icon name="add" />
        {label}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="dialog small-form" aria-label={label}>
          {({ close }) => (
            <Form
              onSubmit={(event) => {
                event.preventDefault();
                onAdd(text);
                setText('');
                close();
              }}
            >
              <TextField className="field" value={text} onChange={setText} autoFocus isRequired>
                <Label className="field-label">{field}</Label>
                <Input className="control" />
              </TextField>
              <Button type="submit" className="button primary">
                Add
              </Button>
            </Form>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
