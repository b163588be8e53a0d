/**
 * Takes out what no database, XML or tool accepts in text and no person sees: control characters other than line
 * ends and tabs, and halves of surrogate pairs. Line ends become `\n`. Everything else stays exactly as typed.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Cs}|[\uFFFE\uFFFF]/gu, '');
}
