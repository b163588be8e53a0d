import type { Exchange } from '../../sandbox/exchange.ts';
import type { OpenApiSchema } from './description.ts';
import type { Judge, Mismatch } from './judge.ts';

/** A place where a vendor's description is known to differ from what the vendor's API does. */
export interface Deviation {
  /** `PUT /tasks/{task_gid}`; a `*` stands for any text, so `* /tasks*` is everything below tasks. */
  operation: string;
  /** The mismatch's pointer; a `*` stands for one step of it: `/request/data/custom_fields/*`. */
  where: string;
  /** Why the description is wrong there, and from what we know it. */
  reason: string;
  /**
   * What the API takes or gives there instead, which may refer to the description's components: only a value that
   * fits it is excused. Left out where there is nothing to hold a value against, such as one that is missing.
   */
  instead?: OpenApiSchema;
}

export interface Verdict {
  exchanges: number;
  /** Mismatches that no deviation excuses, each once, with how often it was met. */
  mismatches: { mismatch: Mismatch; times: number }[];
  /** Deviations that excused nothing: dead, or about calls that were not made. */
  unused: Deviation[];
}

/** Judges a whole run: every mismatch is excused by a deviation or in the verdict. */
export function judgeRun(
  judge: Judge,
  exchanges: readonly Exchange[],
  deviations: readonly Deviation[],
): Verdict {
  const used = new Set<Deviation>();
  const found = new Map<string, { mismatch: Mismatch; times: number }>();
  for (const mismatch of exchanges.flatMap((exchange) => judge.judge(exchange))) {
    for (const left of excuse(judge, mismatch, deviations, used)) {
      const place = left.where.replaceAll(/\/\d+(?=\/|$)/g, '/*');
      // What is wrong with a query is its value; of bodies, one example will do.
      const value = left.where.startsWith('/query') ? String(left.value) : '';
      const key = [left.operation, place, left.says, value].join('\n');
      const known = found.get(key) ?? { mismatch: left, times: 0 };
      known.times += 1;
      found.set(key, known);
    }
  }
  return {
    exchanges: exchanges.length,
    mismatches: [...found.values()],
    unused: deviations.filter((deviation) => !used.has(deviation)),
  };
}

/**
 * What is left of a mismatch: nothing where a deviation excuses it; where one covers the place but not the value,
 * what is wrong with the value by what the deviation takes instead; else the mismatch itself.
 */
function excuse(
  judge: Judge,
  mismatch: Mismatch,
  deviations: readonly Deviation[],
  used: Set<Deviation>,
): Mismatch[] {
  const covering = deviations.filter(
    ({ operation, where }) =>
      glob(operation, '.*').test(mismatch.operation) && glob(where, '[^/]*').test(mismatch.where),
  );
  const side = mismatch.where.startsWith('/answer') || mismatch.where === '/status' ? 'answer' : 'request';
  let left = [mismatch];
  for (const deviation of covering) {
    const problems = deviation.instead ? judge.problems(deviation.instead, side, mismatch.value) : [];
    if (problems.length === 0) {
      used.add(deviation);
      return [];
    }
    left = problems.map(({ pointer, says, value }) => ({
      operation: mismatch.operation,
      where: `${mismatch.where}${pointer}`,
      says,
      value,
    }));
  }
  return left;
}

function glob(pattern: string, star: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join(star)}$`);
}

/** The verdict for people; '' where there is nothing to say. */
export function report(verdict: Verdict): string {
  const mismatches = verdict.mismatches.map(({ mismatch, times }) => {
    const value = mismatch.value === undefined ? '' : `: ${shortened(JSON.stringify(mismatch.value))}`;
    return `${mismatch.operation}\n    ${mismatch.where} ${mismatch.says}${value}  (${times} ×)`;
  });
  const unused = verdict.unused.map(
    ({ operation, where, reason }) => `Nothing needed this excuse: ${operation} ${where}\n    ${reason}`,
  );
  return [...mismatches, ...unused].join('\n');
}

function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
