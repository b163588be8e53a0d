import { RE2JS } from 're2js';

/** In characters. A longer one is a program, and would take its time on every submission. */
const longestPattern = 500;

/**
 * What is wrong with a pattern that an admin gives, in words; null: nothing. Patterns run in linear time, so that
 * none can hold up the app; what would need more (look-around, references back) is refused.
 */
export function patternProblem(source: string): string | null {
  if (source.length > longestPattern) {
    return `A pattern may have at most ${longestPattern} characters; this has ${source.length}.`;
  }
  try {
    RE2JS.compile(source);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : '';
    return `This is no pattern that can be used here: ${reason}. Look-around and references back are not possible.`;
  }
}

/** Whether the whole text is what the pattern describes. A pattern with a problem describes every text. */
export function matchesPattern(source: string, text: string): boolean {
  return patternProblem(source) !== null || RE2JS.compile(source).matches(text);
}
