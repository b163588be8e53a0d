import { join } from 'node:path';
import { openStore } from '../../src/db/store.ts';
import { type Submission, submitRequest } from '../../src/domain/requests/submit-request.ts';
import { findPostgres } from '../../tests/support/postgres.ts';
import { type Figure, perSecond, type Row } from '../figures.ts';
import { median } from '../statistics.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { installBenchWorkspace, newId, requester, workspaceId } from '../workspace.ts';
import { rawSubmission } from './raw-submission.ts';

const goal = 0.5;
const least = 0.4;
const clock = () => new Date();
const details = 'The laptop does not start any more; the light blinks twice. I need it on Monday. '.repeat(3);

/** Durable submissions: all checks and rows of one, against its bare rows (R2, R3). */
export const submission: Row = {
  name: 'submission',
  async measure({ isQuick }) {
    const rounds = isQuick ? 4 : 12;
    return [...(await onSqlite(rounds)), ...(await onPostgres(rounds))];
  },
};

/** A store with one Stream, and submissions to it. */
async function prepared(url: string) {
  const store = openStore({ url });
  await store.migrate();
  const context = { store, clock, newId };
  const stream = await installBenchWorkspace(context, 'sealed');
  const form = await store.in(workspaceId).read((db) => db.streams.form(stream.id, 1));
  const idOf = (name: string) => form?.fields.find((field) => field.name === name)?.id ?? '';
  const answers = { [idOf('Details')]: details, [idOf('Other subject expert')]: requester.userId };
  const defaults = {
    [idOf('Subject')]: 'Laptop does not start',
    [idOf('Assignee')]: requester.userId,
    [idOf('Due date')]: '2030-01-31',
  };
  const next = (): Submission => ({
    streamId: stream.id,
    formVersion: 1,
    answers: { ...answers, ...defaults },
    files: [],
    submissionKey: newId(),
  });
  return { store, stream, answers, submit: () => submitRequest(context, workspaceId, requester, next()) };
}

function onSqlite(rounds: number): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const ours = await prepared(`file:${join(folder, 'ours.db')}`);
    const path = join(folder, 'raw.db');
    const other = await prepared(`file:${path}`);
    await other.store.close();
    const answers = { subject: 'Laptop does not start', dueDate: '2030-01-31', ...other.answers };
    const raw = rawSubmission(path, other.stream.id, answers);
    const rates: Record<'ours' | 'raw', number[]> = { ours: [], raw: [] };
    for (let round = 0; round <= rounds; round += 1) {
      const pair = { ours: await rateOf(250, ours.submit), raw: await rateOf(250, async () => raw.submit()) };
      // The first round warms up.
      if (round === 0) continue;
      rates.ours.push(pair.ours);
      rates.raw.push(pair.raw);
    }
    raw.close();
    await ours.store.close();
    const [own, bare] = [median(rates.ours), median(rates.raw)];
    return [
      {
        what: 'submission on SQLite',
        ours: perSecond(own),
        comparison: `bare rows: ${perSecond(bare)}`,
        ratio: own / bare,
        goal: `≥ ${goal} ×, at least ${least} ×`,
        reached: own / bare >= goal,
      },
    ];
  });
}

async function onPostgres(rounds: number): Promise<Figure[]> {
  const server = await findPostgres();
  if (!server) return [];
  const database = await server.freshDatabase();
  const { store, submit } = await prepared(database.url);
  try {
    await rateOf(100, submit);
    const rates: number[] = [];
    for (let round = 0; round < rounds; round += 1) rates.push(await rateOf(250, submit, 8));
    return [
      {
        what: 'submission on PostgreSQL, 8 at once',
        ours: perSecond(median(rates)),
        comparison: '',
        ratio: null,
        goal: '',
        reached: null,
      },
    ];
  } finally {
    await store.close();
    await database.drop();
    await server.stop();
  }
}

/** How often a second, so many at once. */
async function rateOf(count: number, act: () => Promise<unknown>, atOnce = 1): Promise<number> {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await act();
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (count / (performance.now() - start)) * 1000;
}
