import type { InputBlock } from '@slack/types';
import { PlainText } from '../../text/formatted.tsx';
import { Control } from '../control.tsx';
import { useScene } from '../scene.ts';

export function InputView({ block }: { block: InputBlock }) {
  const scene = useScene();
  const { label, hint, optional = false, dispatch_action = false, element, block_id: id = '' } = block;
  return (
    <Control
      element={element}
      blockId={id}
      field={{
        label: <PlainText text={label} />,
        name: label.text,
        hint: hint ? <PlainText text={hint} /> : null,
        error: scene.errorOf(id),
        isRequired: !optional,
        dispatches: dispatch_action,
      }}
    />
  );
}
