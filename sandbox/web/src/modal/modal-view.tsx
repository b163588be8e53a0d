import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button, Dialog, Form, Heading } from 'react-aria-components';
import type { View } from '../../../page-server/api.ts';
import { Blocks } from '../block-kit/blocks.tsx';
import { SceneContext, useFormScene } from '../block-kit/scene.ts';
import { useSession } from '../session/session-context.ts';
import { AppMark } from '../shell/avatar.tsx';
import { Icon } from '../shell/icon.tsx';
import { PlainText } from '../text/formatted.tsx';
import { firstField } from './first-field.ts';

/** One modal: its form, its buttons, and the way back to those below it. */
export function ModalView({ view, below }: { view: View; below: readonly View[] }) {
  const { act, cast } = useSession();
  const [isBusy, setBusy] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const [first] = useState(() => firstField(view.blocks));
  const scene = useFormScene(
    { in: 'modal', viewId: view.id },
    { values: view.values, errors: view.errors, stamp: view.hash, first },
  );

  const errors = Object.keys(view.errors).join();
  useEffect(() => {
    if (errors === '') return;
    body.current
      ?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input, [data-invalid] [tabindex]')
      ?.focus();
  }, [errors]);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isBusy || !view.submit) return;
    setBusy(true);
    await scene.settled();
    await act({ kind: 'submit', viewId: view.id });
    setBusy(false);
  }
  const close = (all: boolean) => void act({ kind: 'close', viewId: view.id, all });
  const title = view.title?.text ?? cast.app.name;

  return (
    <Dialog className="dialog modal-dialog">
      <header className="modal-header">
        {below.length > 0 ? (
          <Button
            className="icon-button"
            aria-label={`Back to ${below.at(-1)?.title?.text ?? ''}`}
            onPress={() => close(false)}
          >
            <Icon name="back" />
          </Button>
        ) : (
          <AppMark size={28} />
        )}
        <div>
          {below.length > 0 && <Trail below={below} />}
          <Heading slot="title">{view.title ? <PlainText text={view.title} /> : title}</Heading>
        </div>
        <Button className="icon-button" aria-label="Close" onPress={() => close(true)}>
          <Icon name="close" />
        </Button>
      </header>
      <Form className="modal-form" validationBehavior="aria" onSubmit={(event) => void submit(event)}>
        <div className="modal-body" ref={body}>
          {view.trouble && (
            <p className="alert error" role="alert">
              {view.trouble}
            </p>
          )}
          <SceneContext value={scene}>
            <Blocks blocks={view.blocks} />
          </SceneContext>
        </div>
        <footer className="modal-footer">
          <Button className="button" onPress={() => close(false)}>
            {view.close ? <PlainText text={view.close} /> : view.submit ? 'Cancel' : 'Close'}
          </Button>
          {view.submit && (
            <Button type="submit" className="button primary" isPending={isBusy}>
              <PlainText text={view.submit} />
            </Button>
          )}
        </footer>
      </Form>
    </Dialog>
  );
}

function Trail({ below }: { below: readonly View[] }) {
  return (
    <ol className="trail" aria-label="Below this">
      {below.map(({ id, title }) => (
        <li key={id}>{title?.text}</li>
      ))}
    </ol>
  );
}
