import type { CardBlock, CarouselBlock, TextObject } from '@slack/types';
import { ScrollFrame } from '../../shell/scroll-frame.tsx';
import { Formatted } from '../../text/formatted.tsx';
import { bareField, Control } from '../control.tsx';
import { Picture } from './picture.tsx';

/** `subtext` is newer than the types. */
export function CardView({ block }: { block: CardBlock & { subtext?: TextObject } }) {
  const { hero_image: hero, icon, title, subtitle, body, subtext, actions = [], block_id: id = '' } = block;
  return (
    <div className="card">
      {hero && <Picture image={hero} className="hero" />}
      <header>
        {icon && <Picture image={icon} className="card-icon" />}
        <div>
          {title && (
            <div className="card-title">
              <Formatted text={title} inline />
            </div>
          )}
          {subtitle && (
            <small>
              <Formatted text={subtitle} inline />
            </small>
          )}
        </div>
      </header>
      {body && <Formatted text={body} />}
      {subtext && (
        <small>
          <Formatted text={subtext} inline />
        </small>
      )}
      {actions.length > 0 && (
        <div className="actions">
          {actions.map((button) => (
            <Control key={button.action_id} element={button} blockId={id} field={bareField(button)} />
          ))}
        </div>
      )}
    </div>
  );
}

export function CarouselView({ block: { elements } }: { block: CarouselBlock }) {
  return (
    <ScrollFrame className="carousel" name={`${elements.length} cards`}>
      {elements.map((card, index) => (
        <CardView key={card.block_id ?? index} block={card} />
      ))}
    </ScrollFrame>
  );
}
