import { foldForSearch } from '../text/fold-case.ts';

/** A word longer than this is found by its beginning. */
const longestWord = 40;
/** Words of a search that count; whoever pastes a page means its beginning. */
const mostWords = 12;

/** Letters and digits; signs that are words by themselves: Chinese and Japanese ones, and emoji. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\p{Extended_Pictographic}|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+/gu;

/**
 * The words of a text, each once, as they are kept and looked for: without regard to case, diacritics and
 * punctuation. A text is found by the same function that it was kept by, so no search syntax has a meaning.
 */
export function searchWords(text: string): string[] {
  const words = foldForSearch(text).match(word) ?? [];
  return [...new Set(words.map((one) => Array.from(one).slice(0, longestWord).join('')))];
}

/** What a person typed to find something: all but the last word whole, the last by its beginning. */
export function soughtWords(text: string): string[] {
  return searchWords(text).slice(0, mostWords);
}
