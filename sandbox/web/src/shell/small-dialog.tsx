import type { ReactNode } from 'react';
import { Button, Dialog, Form, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface SmallDialogProps {
  title: string;
  /** On the button that sends it. */
  submit: string;
  /** Resolves with whether it is done: then the dialog closes. */
  onSubmit: () => Promise<boolean>;
  onClose: () => void;
  children: ReactNode;
}

/** A form of ours over the page, as Slack itself has for what is not the app's. */
export function SmallDialog({ title, submit, onSubmit, onClose, children }: SmallDialogProps) {
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="confirm">
        <Dialog className="dialog">
          <Form
            validationBehavior="aria"
            onSubmit={(event) => {
              event.preventDefault();
              void onSubmit().then((isDone) => isDone && onClose());
            }}
          >
            <Heading slot="title">{title}</Heading>
            <div className="small-dialog-fields">{children}</div>
            <div className="dialog-buttons">
              <Button className="button" onPress={onClose}>
                Cancel
              </Button>
              <Button type="submit" className="button primary">
                {submit}
              </Button>
            </div>
          </Form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A list of words of which one is chosen. */
export function Choice({
  label,
  value,
  onChange,
  options,
}: {
  label: string;
  value: string;
  onChange: (id: string) => void;
  options: readonly { id: string; words: string }[];
}) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <select className="control" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(({ id, words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
