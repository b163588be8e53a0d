import type { ConfirmationDialog } from '@slack/types';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Formatted, PlainText } from '../text/formatted.tsx';

type Ask = (dialog: ConfirmationDialog) => Promise<boolean>;

const ConfirmContext = createContext<Ask | null>(null);

/** Asks a person whether they mean it: resolves with their answer. */
export function useConfirm(): Ask {
  const ask = useContext(ConfirmContext);
  if (!ask) throw new Error('there is no ConfirmProvider around this');
  return ask;
}

/** A text of ours in such a dialog. */
export const plain = (text: string) => ({ type: 'plain_text' as const, text });

interface Question {
  dialog: ConfirmationDialog;
  answer: (yes: boolean) => void;
}

/** One question at a time, over everything. https://docs.slack.dev/reference/block-kit/composition-objects */
export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = useCallback<Ask>(
    (dialog) =>
      new Promise((resolve) => {
        setQuestion({
          dialog,
          answer(yes) {
            setQuestion(null);
            resolve(yes);
          },
        });
      }),
    [],
  );
  return (
    <ConfirmContext value={ask}>
      {children}
      <ModalOverlay
        className="overlay over-modals"
        isOpen={question !== null}
        onOpenChange={(isOpen) => !isOpen && question?.answer(false)}
      >
        <Modal className="confirm">{question && <Question {...question} />}</Modal>
      </ModalOverlay>
    </ConfirmContext>
  );
}

function Question({ dialog: { title, text, confirm, deny, style }, answer }: Question) {
  return (
    <Dialog role="alertdialog" className="dialog">
      <Heading slot="title">{title ? <PlainText text={title} /> : 'Are you sure?'}</Heading>
      <div className="confirm-text">
        <Formatted text={text} />
      </div>
      <div className="dialog-buttons">
        <Button className="button" onPress={() => answer(false)}>
          {deny?.text ?? 'Cancel'}
        </Button>
        <Button
          className={`button ${style === 'danger' ? 'danger-filled' : 'primary'}`}
          autoFocus
          onPress={() => answer(true)}
        >
          {confirm?.text ?? 'Yes'}
        </Button>
      </div>
    </Dialog>
  );
}
