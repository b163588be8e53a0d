/** Says in Details that there is more of a message than fits. */
const cutNote = '… (The message is longer. Open the link to read all of it.)';
/** With less room than this for words, the link alone says more. */
const minWords = 20;

/** What goes into Details from a message: its words, and the link to it in a paragraph of its own. */
export function messageDetails(words: string, link: string): string {
  return [words, link].filter((part) => part !== '').join('\n\n');
}

/**
 * Details of a message as much as fits: the words are cut, and it says so; the link stays whole, or is left out.
 *
 * @param maxLength in UTF-16 units
 */
export function fitDetails(details: string, maxLength: number): string {
  if (details.length <= maxLength) return details;
  const [, words = details, link = ''] = details.match(/^([\s\S]*?)(?:^|\n\n)(https?:\/\/\S+)$/) ?? [];
  const end = link === '' ? '…' : `\n${cutNote}\n\n${link}`;
  const room = maxLength - end.length;
  if (room >= minWords)
    return `${words
      .slice(0, room)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trimEnd()}${end}`;
  if (link !== '') return link.length <= maxLength ? link : '';
  return words.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}
