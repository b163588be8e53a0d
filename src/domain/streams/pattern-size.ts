/** A class of signs of all scripts, such as \\p{L}, takes longer to look up than a sign. */
const scriptSize = 2;

interface Group {
  /** Of all that stands in it. */
  size: number;
  /** Of what a repetition that comes next would repeat. */
  last: number;
}

/**
 * How large the program of a pattern becomes at most, in instructions, without making it: a counted repetition stands
 * in it as often as it counts. Errs on the side of too large. Pure, and linear in the length of the pattern.
 */
export function patternSize(source: string): number {
  const outer: Group[] = [];
  let group: Group = { size: 2, last: 0 };
  const add = (size: number) => {
    group.size += size;
    group.last = size;
  };
  const repeat = ([least, most]: readonly [number, number]) => {
    const repeated = group.last * most + (most - least) + 1;
    group.size += repeated - group.last;
    group.last = repeated;
  };
  for (let at = 0; at < source.length; ) {
    const { end, kind } = readToken(source, at);
    if (kind === 'open') {
      outer.push(group);
      group = { size: 0, last: 0 };
    } else if (kind === 'close') {
      const { size } = group;
      group = outer.pop() ?? group;
      add(size + 2);
    } else if (kind === 'repeat') repeat([1, 2]);
    else if (kind === 'counted') repeat(timesOf(source.slice(at, end)));
    else if (kind === 'quoted') {
      add(end - at);
      group.last = 1;
    } else if (kind === 'or') group.size += 2;
    else add(kind === 'script' ? scriptSize : 1);
    at = end;
  }
  return [...outer, group].reduce((sum, { size }) => sum + size, 0);
}

type Token = 'open' | 'close' | 'repeat' | 'counted' | 'quoted' | 'or' | 'script' | 'sign';

const counted = /\{\d+(?:,\d*)?\}/y;
const named = /\\(?:[pP]\{[^}]*\}?|[pP].?|x\{[^}]*\}?)/y;

function readToken(source: string, at: number): { end: number; kind: Token } {
  switch (source[at]) {
    case '(':
      return { end: at + 1, kind: 'open' };
    case ')':
      return { end: at + 1, kind: 'close' };
    case '*':
    case '+':
    case '?':
      return { end: at + 1, kind: 'repeat' };
    case '|':
      return { end: at + 1, kind: 'or' };
    case '[': {
      const end = endOfClass(source, at);
      return { end, kind: /\\p/i.test(source.slice(at, end)) ? 'script' : 'sign' };
    }
    case '\\': {
      if (source[at + 1] === 'Q') {
        const end = source.indexOf('\\E', at);
        return { end: end === -1 ? source.length : end + 2, kind: 'quoted' };
      }
      const end = endOf(named, source, at);
      return end === null ? { end: at + 2, kind: 'sign' } : { end, kind: 'script' };
    }
    default: {
      const end = endOf(counted, source, at);
      return end === null ? { end: at + 1, kind: 'sign' } : { end, kind: 'counted' };
    }
  }
}

function endOf(token: RegExp, source: string, at: number): number | null {
  token.lastIndex = at;
  return token.test(source) ? token.lastIndex : null;
}

function endOfClass(source: string, start: number): number {
  let at = start + 1;
  if (source[at] === '^') at++;
  if (source[at] === ']') at++;
  while (at < source.length && source[at] !== ']') {
    const named = source.startsWith('[:', at) ? source.indexOf(':]', at + 2) : -1;
    if (named !== -1) at = named + 2;
    else at += source[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}

/** Of `{2}`, `{2,}` and `{2,5}` the least and the greatest number, or one more than the least. */
function timesOf(counted: string): [number, number] {
  const [least = 0, most] = (counted.match(/\d+/g) ?? []).map(Number);
  const open = counted.includes(',') ? Math.max(least, 1) + 1 : Math.max(least, 1);
  return [least, most === undefined ? open : Math.max(most, 1)];
}
