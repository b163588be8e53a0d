import type { FieldBinding, ToolClient } from '../../src/integrations/connector.ts';
import type { FileClient } from '../../src/integrations/files.ts';
import {
  type ContractTool,
  type ContractWorld,
  content,
  ensured,
  field,
  ordinaryValues,
  serviceClient,
} from './contract-world.ts';
import { startWebhookTarget } from './webhook-target.ts';

/** A component with its fields and one task, for calls to be made at. */
export interface PreparedWorld {
  world: ContractWorld;
  bindings: readonly FieldBinding[];
  taskId: string;
  /** One that we made. */
  commentId: string;
  /** A number that was not given before, so that a call that looks first has something to write. */
  next: () => number;
}

export async function prepare(world: ContractWorld): Promise<PreparedWorld> {
  const bindings = await ensured(world);
  const client = serviceClient(world);
  const { id } = await client.create(world.componentId, content(world), bindings);
  const commentId = await client.addComment(world.componentId, id, 'Maya: for the first time');
  let given = 0;
  return {
    world,
    bindings,
    taskId: id,
    commentId,
    next() {
      given += 1;
      return given;
    },
  };
}

type Call = (client: ToolClient, prepared: PreparedWorld) => Promise<unknown>;

/** Every call of a client, so that a table can be made of them. */
export const clientCalls: Readonly<Record<Exclude<keyof ToolClient, 'sections' | 'saidIn'>, Call>> = {
  whoAmI: (client) => client.whoAmI(),
  findComponents: (client) => client.findComponents(''),
  checkAccess: (client, { world }) => client.checkAccess(world.componentId),
  describeFields: (client, { world, bindings }) =>
    client.describeFields(world.componentId, [field('Not yet there', 'text')], bindings),
  ensureFields: (client, { world, next }) =>
    client.ensureFields(world.componentId, [field(`New ${next()}`, 'text')], []),
  create: (client, { world, bindings, next }) =>
    client.create(
      world.componentId,
      content(world, ordinaryValues(world), { key: `call-${next()}`, assignee: world.members[0] }),
      bindings,
    ),
  update: (client, { world, bindings, taskId }) =>
    client.update(world.componentId, taskId, content(world, ordinaryValues(world)), bindings),
  read: (client, { world, bindings, taskId }) => client.read(world.componentId, taskId, bindings),
  changedSince: (client, { world, bindings }) =>
    client.changedSince(world.componentId, new Date('2020-01-01'), bindings),
  openTasks: (client, { world }) => client.openTasks(world.componentId),
  registerWebhook: async (client, { world }) => {
    const target = await startWebhookTarget(world);
    try {
      return await client.registerWebhook(world.componentId, target.url, target.keep);
    } finally {
      await target.close();
    }
  },
  webhooks: (client, { world }) => client.webhooks(world.componentId),
  isWebhookAlive: (client, { world }) => client.isWebhookAlive(world.componentId, '4242424242'),
  removeWebhook: (client, { world }) => client.removeWebhook(world.componentId, '4242424242'),
  comments: (client, { world, taskId }) => client.comments(world.componentId, [taskId]),
  files: (client, { world, taskId }) => attachments(client).files(world.componentId, taskId),
  attachFile: (client, { world, taskId, next }) =>
    attachments(client).attachFile(world.componentId, taskId, {
      name: `${next()}.txt`,
      content: new Blob(['Hello']),
    }),
  addComment: (client, { world, taskId, next }) =>
    client.addComment(world.componentId, taskId, `Maya: for the ${next()}th time`),
  changeComment: (client, { world, commentId, next }) =>
    client.changeComment(world.componentId, commentId, `Maya: no, for the ${next()}th`),
  removeComment: (client, { world }) => client.removeComment(world.componentId, '4242424242'),
  findByKey: (client, { world }) => client.findByKey(world.componentId, 'call-1', new Date('2020-01-01')),
  attach: (client, { world, taskId, next }) =>
    client.attach(world.componentId, taskId, {
      url: `https://acme.slack.com/${next()}`,
      name: 'Open in Slack',
    }),
};

/** The calls that the tool has. */
export function callNames({ takesFiles = true }: ContractTool): (keyof typeof clientCalls)[] {
  const all = Object.keys(clientCalls) as (keyof typeof clientCalls)[];
  return takesFiles ? all : all.filter((name) => name !== 'files' && name !== 'attachFile');
}

/** What the client does about files. @throws where the tool takes links alone. */
export function attachments({ files, attachFile }: ToolClient): FileClient {
  if (!files || !attachFile) throw new Error('The tool takes links alone.');
  return { files, attachFile };
}
