import { type ElementType, elements, imageElement } from './elements.ts';
import { limits } from './limits.ts';
import { anyText, plainText } from './objects.ts';
import {
  all,
  anything,
  byType,
  flag,
  integer,
  isShape,
  list,
  object,
  oneOf,
  type Rule,
  text,
} from './rules.ts';

/** The blocks: docs.slack.dev/reference/block-kit/blocks. By type, each with the surfaces that show it. */

export type Surface = 'message' | 'modal' | 'home';

interface BlockKind {
  surfaces: readonly Surface[];
  rule: Rule;
}

const everywhere = ['message', 'modal', 'home'] as const;
const messagesAndHome = ['message', 'home'] as const;
const messages = ['message'] as const;

function block(type: string, fields: Record<string, Rule>): Rule {
  return object({ type: oneOf(type), 'block_id?': text({ max: limits.blockId }), ...fields });
}

const some = (...types: ElementType[]): Rule =>
  byType(Object.fromEntries(types.map((type) => [type, elements[type]])));

const selects = [
  'static_select',
  'external_select',
  'users_select',
  'channels_select',
  'conversations_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_channels_select',
  'multi_conversations_select',
] as const;
const choices = [...selects, 'checkboxes', 'radio_buttons', 'datepicker', 'timepicker'] as const;
const typed = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input'] as const;

const textOrFields: Rule = (value, pointer, report) => {
  if (isShape(value) && !value.text && !value.fields) {
    report({ pointer, message: 'missing required field: text' });
  }
};
const imageSource: Rule = (value, pointer, report) => {
  if (isShape(value) && !value.image_url === !value.slack_file) {
    report({ pointer, message: 'exactly one of image_url, slack_file is required' });
  }
};
const noDispatchOfFiles: Rule = (value, pointer, report) => {
  if (!isShape(value) || value.dispatch_action !== true || !isShape(value.element)) return;
  if (value.element.type === 'file_input') {
    report({ pointer: `${pointer}/dispatch_action`, message: 'is not allowed with file_input' });
  }
};
const notPending: Rule = (value, pointer, report) => {
  if (isShape(value) && value.status === 'pending') {
    report({ pointer: `${pointer}/status`, message: 'pending is only allowed inside a plan' });
  }
};

const words = { title: anyText(limits.card.title), subtitle: anyText(limits.card.subtitle) };
const card = block('card', {
  'title?': words.title,
  'subtitle?': words.subtitle,
  'body?': anyText(limits.card.body),
  'subtext?': anyText(limits.card.subtext),
  'icon?': imageElement,
  'hero_image?': imageElement,
  'actions?': list(some('button'), { max: limits.card.actions }),
});
const cell = byType({ rich_text: anything, raw_text: anything, raw_number: anything });
const taskCard = block('task_card', {
  task_id: text(),
  title: text(),
  'details?': anything,
  'output?': anything,
  'sources?': list(anything),
  status: oneOf('pending', 'in_progress', 'complete', 'error'),
});

const leafKinds: Record<string, BlockKind> = {
  section: {
    surfaces: everywhere,
    rule: all(
      block('section', {
        'text?': anyText(limits.section.text),
        'fields?': list(anyText(limits.section.field), { max: limits.section.fields }),
        'accessory?': some('button', 'workflow_button', 'image', 'overflow', ...choices),
        'expand?': flag,
      }),
      textOrFields,
    ),
  },
  header: {
    surfaces: everywhere,
    rule: block('header', { text: plainText(limits.header), 'level?': integer(1, 4) }),
  },
  context: {
    surfaces: everywhere,
    rule: block('context', {
      elements: list(some('plain_text', 'mrkdwn', 'image'), { max: limits.contextElements }),
    }),
  },
  actions: {
    surfaces: everywhere,
    rule: block('actions', {
      elements: list(
        some('button', 'workflow_button', 'overflow', ...choices, 'datetimepicker', 'rich_text_input'),
        { max: limits.actionsElements },
      ),
    }),
  },
  divider: { surfaces: everywhere, rule: block('divider', {}) },
  image: {
    surfaces: everywhere,
    rule: all(
      block('image', {
        alt_text: text({ max: limits.image.altText }),
        'title?': plainText(limits.image.title),
        'image_url?': text({ max: limits.image.url, pattern: /^https?:\/\// }),
        'slack_file?': object({ 'id?': text(), 'url?': text() }),
      }),
      imageSource,
    ),
  },
  rich_text: { surfaces: everywhere, rule: block('rich_text', { elements: list(anything) }) },
  video: {
    surfaces: everywhere,
    rule: block('video', {
      alt_text: text({ max: limits.video.altText }),
      title: plainText(limits.video.title),
      'title_url?': text({ pattern: /^https:/ }),
      thumbnail_url: text(),
      video_url: text({ pattern: /^https:/ }),
      'author_name?': text({ max: limits.video.author }),
      'provider_name?': text({ max: limits.video.provider }),
      'provider_icon_url?': text(),
      'description?': plainText(limits.video.description),
    }),
  },
  input: {
    surfaces: everywhere,
    rule: all(
      block('input', {
        label: plainText(limits.input.label),
        'hint?': plainText(limits.input.hint),
        'optional?': flag,
        'dispatch_action?': flag,
        element: some(...choices, ...typed, 'datetimepicker', 'rich_text_input', 'file_input'),
      }),
      noDispatchOfFiles,
    ),
  },
  alert: {
    surfaces: ['modal'],
    rule: block('alert', {
      text: anyText(limits.alert),
      'level?': oneOf('default', 'info', 'warning', 'error', 'success'),
    }),
  },
  card: { surfaces: everywhere, rule: card },
  table: {
    surfaces: messagesAndHome,
    rule: block('table', {
      rows: list(list(cell, { max: limits.table.cells }), { max: limits.table.rows }),
      'column_settings?': list(anything, { max: limits.table.cells }),
    }),
  },
  data_table: {
    surfaces: messagesAndHome,
    rule: block('data_table', {
      caption: anything,
      rows: list(list(cell, { max: limits.dataTable.cells }), {
        min: limits.dataTable.leastRows,
        max: limits.dataTable.rows,
      }),
      'page_size?': integer(1, limits.dataTable.pageSize),
      'row_header_column_index?': integer(0, limits.dataTable.cells - 1),
    }),
  },
  markdown: { surfaces: messages, rule: block('markdown', { text: text({ max: limits.markdown }) }) },
  data_visualization: {
    surfaces: messages,
    rule: block('data_visualization', { title: text({ max: limits.chartTitle }), chart: anything }),
  },
  context_actions: {
    surfaces: messages,
    rule: block('context_actions', {
      elements: list(some('feedback_buttons', 'icon_button'), { max: limits.contextActionsElements }),
    }),
  },
  task_card: { surfaces: messages, rule: all(taskCard, notPending) },
  plan: { surfaces: messages, rule: block('plan', { title: text(), 'tasks?': list(taskCard) }) },
  file: {
    surfaces: messages,
    rule: block('file', { source: oneOf('remote'), external_id: text() }),
  },
};

const leaf = byType(Object.fromEntries(Object.entries(leafKinds).map(([type, { rule }]) => [type, rule])));

export const blockKinds: Record<string, BlockKind> = {
  ...leafKinds,
  carousel: {
    surfaces: messagesAndHome,
    rule: block('carousel', { elements: list(byType({ card }), { max: limits.carousel }) }),
  },
  container: {
    surfaces: messagesAndHome,
    rule: block('container', {
      'title?': anyText(limits.container.title),
      'subtitle?': anyText(limits.container.subtitle),
      'child_blocks?': list(leaf, { max: limits.container.blocks }),
      'icon?': imageElement,
      'width?': oneOf('narrow', 'standard', 'wide', 'full'),
      'is_collapsible?': flag,
      'default_collapsed?': flag,
    }),
  },
};
