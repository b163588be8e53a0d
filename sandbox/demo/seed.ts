import { setTimeout as delay } from 'node:timers/promises';
import type { Message } from '../slack/driver.ts';
import { addIntegrations, createStream, fillAndSubmit, openedBy } from './intake.ts';
import { type Plan, planBefore, type Step } from './seed/plan.ts';
import { type StreamKey, streams } from './seed/streams.ts';
import { isLinkedInTools, isWrittenInTools } from './seed/tools.ts';
import type { World } from './world.ts';

/** How long the app may take for what it does after a person has been answered. */
const patience = 30_000;
const tellNobody = () => undefined;

/** The app waits so many milliseconds for more to tell or to show in one message, at the most. */
const waitsForMore = 3000;

/**
 * The seed looks for itself whether the app is done: the driver need not wait for long quiet after each act, nor for a
 * sign after a choice in a form, which the app often answers with nothing to show.
 */
export const seedTiming = { quietMs: 5, patienceMs: 250 };

/** When a world has to begin that is to be seeded. */
export const seedStartsAt = (now: Date): Date => planBefore(now).startsAt;

/**
 * Fills an empty world with two weeks of work: three Streams and some sixty Requests in all states, all of it done
 * in Slack by its people, at the time that the world's clock is moved to. In the end it is at real time.
 *
 * What is done of it is told to `world.filling`, which is null in the end.
 *
 * @param now the two weeks end the working day before.
 * @throws where something does not come to be as planned.
 */
export async function seed(world: World, now: Date): Promise<Plan> {
  const plan = planBefore(now);
  const { clock, slack } = world;
  const total = 1 + Object.keys(streams).length + plan.steps.length;
  let done = 0;
  const stepDone = () => {
    done += 1;
    world.filling.tell({ done, total });
  };
  await clock.moveTo(plan.startsAt);
  await addIntegrations(world, tellNobody);
  stepDone();
  for (const stream of Object.values(streams)) {
    await createStream(world, stream, tellNobody);
    stepDone();
  }
  await allIsDone(world);

  const cards = new Map<string, Cards>();
  for (const step of plan.steps) {
    await clock.moveTo(step.at);
    await nothingOwed(world);
    if (step.kind === 'submit') cards.set(step.subject, await submit(world, step));
    if (step.kind === 'change') await change(world, step, known(cards, step.subject));
    if (step.kind === 'write') {
      const parent = step.under === null ? undefined : known(cards, step.under).inChannel;
      await slack.as(step.by).channel(step.channel).write(step.text, parent);
      await allIsDone(world);
    }
    stepDone();
  }
  await clock.backToRealTime();
  // What was to be done later is to be done by now.
  await nothingOwed(world);
  world.filling.tell(null);
  return plan;
}

/**
 * Resolves once the app has also told and shown what it gathers for a moment. So nothing is under way when the clock
 * moves on: a jump would end its lease, it would be done a second time, or after what comes next.
 */
async function allIsDone(world: World): Promise<void> {
  await nothingOwed(world);
  await world.clock.moveBy(waitsForMore);
  await nothingOwed(world);
}

/** Resolves once the app has carried out all that it owes by now, as its own metrics say. */
async function nothingOwed({ url }: World): Promise<void> {
  const giveUpAt = performance.now() + patience;
  for (;;) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    if (/^streamly_deliveries_due 0$/m.test(metrics)) return;
    if (performance.now() > giveUpAt) throw new Error('The app did not carry out all that it owes.');
    await delay(10);
  }
}

/** The two messages of a Request. */
interface Cards {
  stream: StreamKey;
  inChannel: Message;
  ofRequester: Message;
}

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** Resolves once the Request is wherever it is to be, with its links. */
async function submit(world: World, step: Of<'submit'>): Promise<Cards> {
  const { name, channel, components } = streams[step.stream];
  const person = world.slack.as(step.by);
  const modal = await openedBy(person, () => person.slash(`/request ${name}`));
  await fillAndSubmit(modal, step.entries);
  await allIsDone(world);

  const isThere = (message: Message) =>
    message.text().includes(step.subject) &&
    components.every(({ tool }) => message.text().includes(`Open in ${tool}`));
  const inChannel = await person.channel(channel).waitForMessage(isThere, patience);
  const ofRequester = await person.dm().waitForMessage(isThere, patience);
  await person.waitFor(() => isLinkedInTools(world, step.stream, step.subject), patience);
  return { stream: step.stream, inChannel, ofRequester };
}

/** Resolves once the change is seen on both messages and in the tools. */
async function change(world: World, step: Of<'change'>, cards: Cards): Promise<void> {
  const person = world.slack.as(step.by);
  const card = await person
    .channel(cards.inChannel.channel)
    .waitForMessage(({ ts }) => ts === cards.inChannel.ts);
  const both = [cards.inChannel, cards.ofRequester].map((message) => ({ message, before: message.text() }));
  await card.click(step.button);
  await allIsDone(world);
  await person.waitFor(
    () =>
      both.every(({ message, before }) => message.text() !== before) &&
      isWrittenInTools(world, cards.stream, step.subject, step.at),
    patience,
  );
}

function known(cards: ReadonlyMap<string, Cards>, subject: string): Cards {
  const found = cards.get(subject);
  if (!found) throw new Error(`“${subject}” has not been submitted yet.`);
  return found;
}
