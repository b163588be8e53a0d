const longestPattern = 300;

/** What is wrong with a pattern that an admin typed; null: nothing. Pure. */
export function patternProblem(source: string): string | null {
  if (source.length > longestPattern) return `A pattern may have at most ${longestPattern} characters.`;
  try {
    new RegExp(`^(?:${source})$`, 'u');
  } catch (error) {
    const why = error instanceof Error ? error.message.split(': ').at(-1) : '';
    return `This is no regular expression${why ? `: ${why}` : ''}.`;
  }
  // Such as (a+)+: an answer of thirty letters would keep the server busy for minutes.
  if (repeatsARepetition(source)) {
    return 'A repetition inside of a repeated group can take for ever. Write it without, such as a+ in place of (a+)+.';
  }
  return null;
}

/** Whether a group that holds `+`, `*` or `{n,}` is itself repeated. Looks past escapes and character classes. */
function repeatsARepetition(source: string): boolean {
  const bare = source.replace(/\\./gu, 'x').replace(/\[[^\]]*\]/gu, 'x');
  const open: boolean[] = [];
  const isRepeated = (at: number) => /^(?:[+*]|\{\d+,\d*\})/.test(bare.slice(at));
  let inside = false;
  for (let at = 0; at < bare.length; at += 1) {
    const sign = bare.charAt(at);
    if (sign === '(') {
      open.push(inside);
      inside = false;
    } else if (sign === ')') {
      if (inside && isRepeated(at + 1)) return true;
      inside = inside || (open.pop() ?? false);
    } else if (isRepeated(at)) inside = true;
  }
  return false;
}
