import type {
  Button as ButtonElement,
  FeedbackButtons,
  IconButton,
  Overflow,
  WorkflowButton,
} from '@slack/types';
import { Button, Link, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useSession } from '../../session/session-context.ts';
import { useInside } from '../../session/use-inside.ts';
import { Icon } from '../../shell/icon.tsx';
import { PlainText } from '../../text/formatted.tsx';
import { isSafeUrl } from '../../text/text-tree.ts';
import type { ControlProps } from '../field.tsx';
import { useScene } from '../scene.ts';
import { useConfirmed } from '../use-confirmed.ts';

export function ButtonControl({ element, target }: ControlProps<ButtonElement>) {
  const scene = useScene();
  const confirmed = useConfirmed(element.confirm);
  const { text, url, style, confirm, accessibility_label: label } = element;
  const inside = useInside(url ?? '');
  const look = { className: `button ${style ?? ''}`, ...(label ? { 'aria-label': label } : {}) };
  if (inside && !confirm) {
    return (
      <a
        {...look}
        href={inside.href}
        onClick={(event) => {
          scene.click(target);
          inside.onClick(event);
        }}
      >
        <PlainText text={text} />
      </a>
    );
  }
  if (url && isSafeUrl(url) && !confirm) {
    return (
      <Link {...look} href={url} target="_blank" rel="noreferrer" onPress={() => scene.click(target)}>
        <PlainText text={text} />
      </Link>
    );
  }
  return (
    <Button
      {...look}
      onPress={() =>
        void confirmed(() => {
          scene.click(target);
          openPage(url);
        })
      }
    >
      <PlainText text={text} />
    </Button>
  );
}

function openPage(url: string | undefined): void {
  if (url && isSafeUrl(url)) window.open(url, '_blank', 'noreferrer');
}

export function WorkflowControl({ element }: ControlProps<WorkflowButton>) {
  const { say } = useSession();
  return (
    <Button
      className={`button ${element.style ?? ''}`}
      onPress={() => say('Workflows do not run in the sandbox.')}
    >
      <PlainText text={element.text} />
    </Button>
  );
}

export function OverflowControl({ element, target, field }: ControlProps<Overflow>) {
  const scene = useScene();
  const confirmed = useConfirmed(element.confirm);
  function pick(index: number): void {
    const option = element.options[index];
    if (!option) return;
    void confirmed(() => {
      scene.click(target, option.value);
      openPage(option.url);
    });
  }
  return (
    <MenuTrigger>
      <Button className="button icon-only" aria-label={`More: ${field.name}`}>
        <Icon name="more" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={`More: ${field.name}`} onAction={(key) => pick(Number(key))}>
          {element.options.map(({ text, description }, index) => (
            <MenuItem key={String(index)} id={String(index)} textValue={text.text} className="menu-item">
              <span className="two-lines">
                <span>{text.type === 'plain_text' ? <PlainText text={text} /> : text.text}</span>
                {description && <small>{description.text}</small>}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

export function FeedbackControl({ element, target }: ControlProps<FeedbackButtons>) {
  const scene = useScene();
  const { positive_button: positive, negative_button: negative } = element;
  return (
    <>
      {[positive, negative].map((button) => (
        <Button
          key={button.value}
          className="button quiet"
          {...(button.accessibility_label ? { 'aria-label': button.accessibility_label } : {})}
          onPress={() => scene.click(target, button.value)}
        >
          {button === positive ? '👍' : '👎'} <PlainText text={button.text} />
        </Button>
      ))}
    </>
  );
}

export function IconButtonControl({ element, target }: ControlProps<IconButton>) {
  const scene = useScene();
  const confirmed = useConfirmed(element.confirm);
  return (
    <Button
      className="button icon-only"
      aria-label={element.accessibility_label ?? element.text.text}
      onPress={() => void confirmed(() => scene.click(target))}
    >
      <Icon name="trash" />
    </Button>
  );
}
