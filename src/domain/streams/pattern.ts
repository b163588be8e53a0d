import { RE2JS } from 're2js';
import { patternSize } from './pattern-size.ts';

/** In characters. */
const maxPatternLength = 500;
/**
 * Instructions of the program that a pattern is compiled to, see `patternSize`. The longest answer runs through one of
 * this size within 20 ms: everyone waits while it does.
 */
export const maxPatternSize = 250;

/** Compiled patterns that are kept, the latest used last. Each holds up to 8 MB of what it learned of texts. */
const maxKept = 32;
const kept = new Map<string, RE2JS>();

/**
 * What is wrong with a pattern that an admin enters, in words; null: nothing. Patterns run in linear time and have a
 * bounded size, so none can hold up the app; what needs more (look-around, backreferences) is refused.
 */
export function patternProblem(source: string): string | null {
  if (source.length > maxPatternLength) {
    return `A pattern can have at most ${maxPatternLength} characters; this one has ${source.length}.`;
  }
  if (patternSize(source) > maxPatternSize) {
    return 'This pattern repeats too much. Use smaller numbers in { }, or * and + with a longest length for the field.';
  }
  try {
    compile(source);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : '';
    return `This is no pattern that can be used here: ${reason}. Look-around and references back are not possible.`;
  }
}

/** Whether the whole text is what the pattern describes. A pattern with a problem describes every text. */
export function matchesPattern(source: string, text: string): boolean {
  return patternProblem(source) !== null || compile(source).matches(text);
}

/** Each pattern is compiled once while it is in use. @throws what the pattern has no meaning for. */
function compile(source: string): RE2JS {
  const known = kept.get(source);
  const compiled = known ?? RE2JS.compile(source);
  kept.delete(source);
  kept.set(source, compiled);
  const [oldest] = kept.keys();
  if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
  return compiled;
}
