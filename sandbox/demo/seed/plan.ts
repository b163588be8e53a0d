import type { Entry } from '../../slack/driver.ts';
import { type Calendar, calendarBefore, minutesADay, workingDays, workingMinutes } from './calendar.ts';
import { creativeBriefs } from './creative-briefs.ts';
import { facilities } from './facilities.ts';
import { itHelp } from './it-help.ts';
import { between, pick, seededRandom } from './random.ts';
import type { Fate, Sample } from './sample.ts';
import { type StreamKey, streams } from './streams.ts';
import { talk } from './talk.ts';

/** One thing that somebody does, at a time. People by handle, Requests by their subjects. */
export type Step = { at: Date; by: string } & (
  | { kind: 'submit'; stream: StreamKey; subject: string; entries: Record<string, Entry> }
  | { kind: 'change'; subject: string; button: ChangeButton }
  | { kind: 'write'; channel: string; text: string; under: string | null }
);

export type ChangeButton = 'Assign to me' | 'Complete' | 'Reopen';

/** A step whose time is still a minute of work. */
type Planned = Step extends infer One
  ? One extends Step
    ? Omit<One, 'at'> & { minute: number }
    : never
  : never;

/** How the world is when all steps have been done. */
export interface PlannedRequest {
  stream: StreamKey;
  subject: string;
  requester: string;
  assignee: string | null;
  isOpen: boolean;
  dueDate: string | null;
}

export interface Plan {
  startsAt: Date;
  /** In the order of their times. */
  steps: readonly Step[];
  /** In the order of their coming. */
  requests: readonly PlannedRequest[];
}

const samples: Record<StreamKey, readonly Sample[]> = {
  it: itHelp,
  creative: creativeBriefs,
  office: facilities,
};
const requesters = ['alice', 'erin', 'bob', 'frank', 'judy', 'yuki', 'olena', 'layla', 'thiru'] as const;
const buttonsOf: Record<Fate, readonly Exclude<ChangeButton, 'Assign to me'>[]> = {
  left: [],
  taken: [],
  closed: ['Complete'],
  reopened: ['Complete', 'Reopen'],
  closed_again: ['Complete', 'Reopen', 'Complete'],
};
/** Room at the end of the last day, so that what was begun is ended by then. */
const lastMinute = workingMinutes - 60;

/** Two weeks of work before today: the same for the same day. Pure. */
export function planBefore(now: Date): Plan {
  const calendar = calendarBefore(now);
  const random = seededRandom(20_260_105);
  const told = (Object.keys(samples) as StreamKey[]).flatMap((stream) =>
    samples[stream].map((sample, index) => tell(random, calendar, { stream, sample, index })),
  );
  const cameAt = new Map(told.map(({ request, steps }) => [request.subject, steps[0]?.minute ?? 0]));
  const planned = [...told.flatMap(({ steps }) => steps), ...remarks(cameAt)];
  return {
    startsAt: calendar.startsAt,
    steps: oneByOne(planned).map(({ minute, ...step }) => ({ ...step, at: calendar.timeOf(minute) })),
    requests: told
      .map(({ request }) => request)
      .sort((a, b) => (cameAt.get(a.subject) ?? 0) - (cameAt.get(b.subject) ?? 0)),
  };
}

interface Told {
  request: PlannedRequest;
  /** The first one submits it. */
  steps: Planned[];
}

/** What becomes of one Request. */
function tell(
  random: () => number,
  calendar: Calendar,
  { stream, sample, index }: { stream: StreamKey; sample: Sample; index: number },
): Told {
  const { subject, fate, dueIn, goesLiveIn, assignee = null, answers } = sample;
  const day = Math.floor((index * workingDays) / samples[stream].length);
  let minute = Math.min(day * minutesADay + between(random, 5, minutesADay - 30), lastMinute);
  const requester = sample.requester ?? pick(random, requesters);
  const dueDate = dueIn === undefined ? null : calendar.dateOf(day + dueIn);
  const entries = {
    Subject: subject,
    ...answers,
    ...(assignee === null ? {} : { Assignee: assignee }),
    ...(dueDate === null ? {} : { 'Due date': dueDate }),
    ...(goesLiveIn === undefined ? {} : { 'Goes live': calendar.dateOf(day + goesLiveIn) }),
  };
  const steps: Planned[] = [{ kind: 'submit', minute, by: requester, stream, subject, entries }];

  const worker = assignee ?? pick(random, streams[stream].team);
  const press = (button: ChangeButton, afterMinutes: number) => {
    minute += afterMinutes;
    steps.push({ kind: 'change', minute, by: worker, subject, button });
  };
  if (fate !== 'left' && assignee === null) press('Assign to me', between(random, 4, 90));
  for (const button of buttonsOf[fate]) press(button, between(random, 30, 400));
  const last = buttonsOf[fate].at(-1);
  return {
    steps,
    request: {
      stream,
      subject,
      requester,
      assignee: fate === 'left' ? assignee : worker,
      isOpen: last !== 'Complete',
      dueDate,
    },
  };
}

/** Spread over the two weeks, in their order; answers come a quarter of an hour after what they answer. */
function remarks(cameAt: ReadonlyMap<string, number>): Planned[] {
  const apart = Math.floor(lastMinute / talk.length);
  return talk.map(({ by, channel, text, under = null }, index) => {
    const minute = (under === null ? undefined : cameAt.get(under)) ?? index * apart;
    return { kind: 'write', minute: minute + (under === null ? 2 : 15), by, channel, text, under };
  });
}

/** In order, each in a minute of its own; what came in the same minute moves on. */
function oneByOne(planned: readonly Planned[]): Planned[] {
  let before = -1;
  return [...planned]
    .sort((a, b) => a.minute - b.minute)
    .map((step) => {
      before = Math.max(step.minute, before + 1);
      return { ...step, minute: before };
    });
}
