import type { KnownBlock } from '@slack/types';
import type { ComponentType } from 'react';
import type { Block } from '../../../slack/blocks.ts';
import { CardView, CarouselView } from './blocks/card.tsx';
import { ChartView, type DataVisualizationBlock } from './blocks/chart.tsx';
import { ContainerView } from './blocks/container.tsx';
import { InputView } from './blocks/input.tsx';
import { FileView, ImageView, VideoView } from './blocks/media.tsx';
import { PlanView, TaskView } from './blocks/plan.tsx';
import { ActionsView, ContextActionsView, ContextView, SectionView } from './blocks/section.tsx';
import { DataTableView, TableView } from './blocks/table.tsx';
import { AlertView, DividerView, HeaderView, MarkdownView, RichTextView } from './blocks/words.tsx';
import { CannotShow } from './cannot-show.tsx';

type ShownBlock = KnownBlock | DataVisualizationBlock;

type Views = { [Type in ShownBlock['type']]: ComponentType<{ block: Extract<ShownBlock, { type: Type }> }> };

/** A view for every block; one that is missing does not compile. */
const views: Views = {
  actions: ActionsView,
  alert: AlertView,
  card: CardView,
  carousel: CarouselView,
  container: ContainerView,
  context: ContextView,
  context_actions: ContextActionsView,
  data_table: DataTableView,
  data_visualization: ChartView,
  divider: DividerView,
  file: FileView,
  header: HeaderView,
  image: ImageView,
  input: InputView,
  markdown: MarkdownView,
  plan: PlanView,
  rich_text: RichTextView,
  section: SectionView,
  table: TableView,
  task_card: TaskView,
  video: VideoView,
};

/** Blocks of a message, a modal or a Home, from top to bottom. Needs a scene around it. */
export function Blocks({ blocks }: { blocks: readonly Pick<Block, 'type' | 'block_id'>[] }) {
  return (
    <div className="blocks">
      {blocks.map((block) => (
        <BlockView key={block.block_id} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Pick<Block, 'type' | 'block_id'> }) {
  if (!Object.hasOwn(views, block.type)) return <CannotShow type={block.type} />;
  // Slack's stand-in has checked the shape of every block that it took; this is where that is relied upon.
  const View = views[block.type as ShownBlock['type']] as ComponentType<{ block: ShownBlock }>;
  return <View block={block as ShownBlock} />;
}
