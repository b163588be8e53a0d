import type { ContainerBlock } from '@slack/types';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { Block } from '../../../../slack/blocks.ts';
import { Icon } from '../../shell/icon.tsx';
import { Formatted, PlainText, TextBlocks } from '../../text/formatted.tsx';
import { richTextTree } from '../../text/rich-text-tree.ts';
import { Blocks } from '../blocks.tsx';
import { Picture } from './picture.tsx';

export function ContainerView({ block }: { block: ContainerBlock }) {
  const {
    width = 'standard',
    is_collapsible: collapsible = false,
    default_collapsed: collapsed = false,
  } = block;
  const children = <Blocks blocks={(block.child_blocks ?? []) as Block[]} />;
  if (!collapsible) {
    return (
      <section className={`container ${width}`}>
        <Title block={block} />
        {children}
      </section>
    );
  }
  return (
    <Disclosure className={`container ${width}`} defaultExpanded={!collapsed}>
      <Heading>
        <Button slot="trigger" className="disclosure">
          <Icon name="down" />
          <Title block={block} />
        </Button>
      </Heading>
      <DisclosurePanel>{children}</DisclosurePanel>
    </Disclosure>
  );
}

function Title({ block: { title, rich_text_title: richTitle, subtitle, icon } }: { block: ContainerBlock }) {
  return (
    <span className="container-title">
      {icon && <Picture image={icon} className="card-icon" />}
      <span className="two-lines">
        {title && (
          <strong>
            <PlainText text={title} />
          </strong>
        )}
        {richTitle && <TextBlocks blocks={richTextTree(richTitle)} />}
        {subtitle && (
          <small>
            <Formatted text={subtitle} inline />
          </small>
        )}
      </span>
    </span>
  );
}
