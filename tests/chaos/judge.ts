import type { Request } from '../../src/domain/requests/request.ts';
import { cardsOf } from './people.ts';
import { bob, type ChaosWorld } from './world.ts';

/** What people did, and were told that it was done. */
export interface Done {
  requests: readonly Request[];
  replies: readonly { request: Request; text: string }[];
  completed: readonly Request[];
}

/** How often each promise was broken. All but the doubled direct messages are to be 0. */
export interface Broken {
  lostRequests: number;
  lostCards: number;
  doubledCards: number;
  lostTasks: number;
  doubledTasks: number;
  lostLinks: number;
  doubledLinks: number;
  lostReplies: number;
  doubledReplies: number;
  lostComments: number;
  doubledComments: number;
  lostCompletions: number;
  lostDirectMessages: number;
  doubledDirectMessages: number;
  unfinishedDeliveries: number;
}

const missing = (counts: readonly number[]) => counts.filter((count) => count === 0).length;
const extra = (counts: readonly number[]) => counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0);

/** What was not finished, for whoever looks for the reason. */
export async function unfinished(world: ChaosWorld): Promise<string[]> {
  const own = world.app.context.store.in(world.app.workspaceId);
  const found = await own.read((db) => db.deliveries.latest(100_000));
  return found
    .filter(({ state }) => state !== 'done')
    .map(({ work, state, error, attempts, dueAt }) =>
      [work.kind, state, `${attempts} attempts`, dueAt.toISOString(), error].join(', '),
    );
}

/** Compares what people did with what Slack, the tools and the database hold in the end. */
export async function judge(world: ChaosWorld, { requests, replies, completed }: Done): Promise<Broken> {
  const { app, asana, github, channelId } = world;
  const own = app.context.store.in(app.workspaceId);
  const kept = await own.read(function* (db) {
    const found = [];
    for (const { id } of requests) {
      const request = yield* db.requests.byId(id);
      const comments = yield* db.comments.ofRequest(id);
      found.push({ request, comments: comments.map(({ text }) => text) });
    }
    return found;
  });
  const deliveries = await own.read((db) => db.deliveries.latest(100_000));

  const ofAsana = requests.map(({ subject }) => asana.state.tasks.filter(({ name }) => name === subject));
  const ofGitHub = requests.map(({ subject }) =>
    github.state.issues.filter(({ title }) => title === subject),
  );
  const tasks = [...ofAsana, ...ofGitHub].map((found) => found.length);
  const permalinks = requests.map((request) => {
    const [card] = cardsOf(world, channelId, request);
    return `/archives/${channelId}/p${card?.ts.replace('.', '')}`;
  });
  const links = [
    ...ofAsana.map(([task], at) => {
      const attached = asana.state.attachments.filter(
        ({ parent, url }) => parent === task?.gid && url.endsWith(permalinks[at] ?? ''),
      );
      return attached.length;
    }),
    ...ofGitHub.map(([issue], at) => (issue?.body?.includes(permalinks[at] ?? '') ? 1 : 0)),
  ];
  const comments = replies.flatMap(({ text }) => [
    asana.state.stories.filter((story) => story.text.endsWith(text)).length,
    github.state.comments.filter(({ body }) => body.includes(text)).length,
  ]);
  const inDatabase = replies.map(
    ({ text }) => kept.flatMap((each) => each.comments).filter((one) => one === text).length,
  );
  const im = app.slack
    .workspace('acme')
    .channels.find(({ kind, name }) => kind === 'im' && name === bob.userId);
  const cards = requests.map((request) => cardsOf(world, channelId, request).length);
  const direct = requests.map((request) => cardsOf(world, im?.id ?? '', request).length);
  const isOpenSomewhere = ({ subject, id }: Request) =>
    kept.find(({ request }) => request?.id === id)?.request?.isOpen !== false ||
    asana.state.tasks.some((task) => task.name === subject && !task.completed) ||
    github.state.issues.some((issue) => issue.title === subject && issue.isOpen);

  return {
    lostRequests: kept.filter(({ request }) => !request).length,
    lostCards: missing(cards),
    doubledCards: extra(cards),
    lostTasks: missing(tasks),
    doubledTasks: extra(tasks),
    lostLinks: missing(links),
    doubledLinks: extra(links),
    lostReplies: missing(inDatabase),
    doubledReplies: extra(inDatabase),
    lostComments: missing(comments),
    doubledComments: extra(comments),
    lostCompletions: completed.filter(isOpenSomewhere).length,
    lostDirectMessages: missing(direct),
    doubledDirectMessages: extra(direct),
    unfinishedDeliveries: deliveries.filter(({ state }) => state !== 'done').length,
  };
}
