import { dropFrom, inspectBlocks } from './blocks.ts';
import { option } from './elements.ts';
import { type Finding, type Json, objects, type Report, type Rule, type Violation } from './finding.ts';
import { limits } from './numbers.ts';
import { ifThere, list, string, text } from './rules.ts';

/** What Slack would refuse in a modal or App Home; empty where all is well. */
export function checkView(view: object): Violation[] {
  return inspect(view, viewRule).map(withoutFix);
}

/** What Slack would refuse in a message; empty where all is well. */
export function checkMessage(message: object): Violation[] {
  return inspect(message, messageRule).map(withoutFix);
}

/** What Slack would refuse in the answer of an external select; empty where all is well. */
export function checkOptions(answer: object): Violation[] {
  return inspect(answer, optionsRule).map(withoutFix);
}

/** The same view as Slack accepts it: cut in sight, and with a word about blocks that had to be left out. */
export function fitView<T extends object>(view: T): T {
  return mend(view, viewRule);
}

export function fitMessage<T extends object>(message: T): T {
  return mend(message, messageRule);
}

export function fitOptions<T extends object>(answer: T): T {
  return mend(answer, optionsRule);
}

const { view: ofView, message: ofMessage } = limits;

const viewRule: Rule = (view, _, report) => {
  const isModal = view.type === 'modal';
  const blocks = blocksOf(view);
  const root: Rule[] = [
    string('private_metadata', ofView.privateMetadata),
    string('callback_id', ofView.callbackId),
    string('external_id', ofView.externalId),
    ...(isModal
      ? [
          text('title', ofView.title, { required: true }),
          text('submit', ofView.title),
          text('close', ofView.title),
        ]
      : []),
  ];
  for (const rule of root) rule(view, 'view', report);
  if (!isModal && view.type !== 'home') report('view.type', 'must be modal or home', String(view.type));
  inspectBlocks(blocks, ofView.blocks, report);

  const hasInput = objects(blocks).some(({ type }) => type === 'input');
  if (isModal && hasInput && view.submit === undefined) {
    report('view.submit', 'must be there where there are inputs', 'nothing', () => {
      view.submit = { type: 'plain_text', text: 'Submit' };
    });
  }
  const bytes = bytesOf(view);
  if (bytes > ofView.bytes) {
    report('view', `at most ${ofView.bytes} bytes`, bytes, () => dropUntilSmall(view, blocks));
  }
};

const messageRule: Rule = (message, _, report) => {
  const words = message.text;
  if (typeof words !== 'string' || words === '') {
    report('text', 'must be there for notifications', 'nothing', () => {
      message.text = 'Open Slack to read this message.';
    });
  } else if (words.length > ofMessage.text) {
    report('text', `at most ${ofMessage.text} characters`, words.length, () => {
      message.text = `${words.slice(0, ofMessage.text - 1)}…`;
    });
  }
  if (message.blocks !== undefined) inspectBlocks(blocksOf(message), ofMessage.blocks, report);
};

const optionsRule: Rule = (answer, path, report) => {
  // No option is an answer too: nothing was found.
  if (Array.isArray(answer.options) && answer.options.length === 0) return;
  ifThere('options', list('options', limits.element.options, ...option))(answer, path, report);
};

function inspect(root: object, rule: Rule): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (path, broken, found, fix = () => {}) => {
    findings.push({ path, rule: broken, found, fix });
  };
  rule(root as Json, '', report);
  return findings;
}

/** Mending one thing can uncover another: a shorter list is still too large. */
const mostRounds = 5;

function mend<T extends object>(root: T, rule: Rule): T {
  const copy = structuredClone(root);
  for (let round = 0; round < mostRounds; round += 1) {
    const findings = inspect(copy, rule);
    if (findings.length === 0) break;
    for (const finding of findings) finding.fix();
  }
  return copy;
}

function withoutFix({ path, rule, found }: Finding): Violation {
  return { path, rule, found };
}

function blocksOf(node: Json): unknown[] {
  return Array.isArray(node.blocks) ? node.blocks : [];
}

function bytesOf(node: Json): number {
  return Buffer.byteLength(JSON.stringify(node));
}

function dropUntilSmall(view: Json, blocks: unknown[]): void {
  const all = [...blocks];
  for (let kept = all.length - 1; kept >= 0 && bytesOf(view) > ofView.bytes; kept -= 1) {
    blocks.splice(0, blocks.length, ...all);
    dropFrom(blocks, kept);
  }
}
