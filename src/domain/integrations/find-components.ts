import type { Component } from '../../integrations/connector.ts';
import { ToolError } from '../../integrations/errors.ts';

/** What a picker can offer. A tool that is slow or down is never taken for one that has nothing. */
export type Found =
  | { state: 'found'; components: readonly Component[] }
  | { state: 'slow' }
  | { state: 'refused'; reason: string };

export interface ComponentFinder {
  /**
   * Finds components by a part of their name.
   *
   * @param place the Integration whose account looks: what one finds is not another's.
   * @param ask asks the tool; not called where it was asked the same shortly before.
   */
  find(place: string, query: string, ask: (query: string) => Promise<Component[]>): Promise<Found>;
}

export interface FinderTimes {
  /** Milliseconds that a person waits for the tool: Slack gives 3 seconds in all. */
  patience: number;
  /** Milliseconds for which an answer is given again. */
  freshFor: number;
}

/** Answers that are kept at most. */
const mostKept = 200;
/** A tool gives no more: then there may be others. */
const fullAnswer = 100;

interface Kept {
  place: string;
  query: string;
  at: number;
  answer: Promise<Component[]>;
  /** Null: still asked. */
  components: readonly Component[] | null;
}

/**
 * Keeps what tools have just answered, for people who type letter by letter: the same question is asked once, a
 * longer one often not at all, and an answer that comes too late for one letter is there for the next.
 */
export function createComponentFinder(
  clock: () => Date,
  { patience, freshFor }: FinderTimes = { patience: 2000, freshFor: 30_000 },
): ComponentFinder {
  const kept = new Set<Kept>();

  function forgetOld(now: number): void {
    for (const entry of kept) {
      if (now - entry.at > freshFor || kept.size > mostKept) kept.delete(entry);
    }
  }

  /** What an answer to a part of the query tells of it: all that fits was in there. */
  function narrowed(place: string, query: string): readonly Component[] | null {
    for (const entry of kept) {
      if (entry.place !== place || !entry.components || !query.includes(entry.query)) continue;
      if (entry.query === query) return entry.components;
      if (entry.components.length < fullAnswer) {
        return entry.components.filter(({ name }) => name.toLowerCase().includes(query));
      }
    }
    return null;
  }

  function asked(place: string, query: string, ask: (query: string) => Promise<Component[]>): Kept {
    const underWay = [...kept].find((entry) => entry.place === place && entry.query === query);
    if (underWay) return underWay;
    const entry: Kept = { place, query, at: clock().getTime(), answer: ask(query), components: null };
    kept.add(entry);
    entry.answer.then(
      (components) => {
        entry.components = components;
      },
      () => kept.delete(entry),
    );
    return entry;
  }

  return {
    async find(place, typed, ask) {
      const query = typed.trim().toLowerCase();
      forgetOld(clock().getTime());
      const known = narrowed(place, query);
      if (known) return { state: 'found', components: known };
      const { answer } = asked(place, query, ask);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(resolve, patience, null);
      });
      try {
        const components = await Promise.race([answer, late]);
        return components === null ? { state: 'slow' } : { state: 'found', components };
      } catch (error) {
        if (error instanceof ToolError) return { state: 'refused', reason: error.message };
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
