import type {
  ActionsBlock,
  ContextActionsBlock,
  ContextBlock,
  ContextBlockElement,
  SectionBlock,
} from '@slack/types';
import { Formatted } from '../../text/formatted.tsx';
import { inOrder } from '../../text/in-order.ts';
import { bareField, Control } from '../control.tsx';
import { Picture } from './picture.tsx';

export function SectionView({
  block: { text, fields, accessory, block_id: id = '' },
}: {
  block: SectionBlock;
}) {
  return (
    <div className="section">
      <div className="section-words">
        {text && (
          <div className="section-text">
            <Formatted text={text} />
          </div>
        )}
        {fields && (
          <div className="section-fields">
            {inOrder(fields).map(({ key, item }) => (
              <div key={key}>
                <Formatted text={item} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div className="accessory">
          {accessory.type === 'image' ? (
            <Picture image={accessory} className="accessory-image" />
          ) : (
            <Control element={accessory} blockId={id} field={bareField(accessory, firstLine(text?.text))} />
          )}
        </div>
      )}
    </div>
  );
}

/** What a section is about, for screen readers: its first line without marks. */
function firstLine(text: string | undefined): string {
  return (
    (text ?? '')
      .split('\n')[0]
      ?.replace(/[*_~`]|<[^>]*>/g, '')
      .trim() ?? ''
  );
}

export function ActionsView({ block: { elements, block_id: id = '' } }: { block: ActionsBlock }) {
  return (
    <div className="actions">
      {elements.map((element) => (
        <Control key={element.action_id} element={element} blockId={id} field={bareField(element)} />
      ))}
    </div>
  );
}

export function ContextActionsView({
  block: { elements, block_id: id = '' },
}: {
  block: ContextActionsBlock;
}) {
  return (
    <div className="actions context-actions">
      {elements.map((element) => (
        <Control key={element.action_id} element={element} blockId={id} field={bareField(element)} />
      ))}
    </div>
  );
}

export function ContextView({ block: { elements } }: { block: ContextBlock }) {
  return (
    <div className="context">
      {inOrder(elements).map(({ key, item }) => (
        <ContextPart key={key} element={item} />
      ))}
    </div>
  );
}

function ContextPart({ element }: { element: ContextBlockElement }) {
  if (element.type === 'image') return <Picture image={element} className="context-image" />;
  return (
    <span>
      <Formatted text={element} inline />
    </span>
  );
}
