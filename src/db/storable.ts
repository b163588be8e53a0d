/**
 * The text as every engine can keep it: without NUL, which PostgreSQL refuses and SQLite takes for an end, and with
 * U+FFFD for halves of surrogate pairs, which UTF-8 cannot write. All text of the database passes here, whoever
 * wrote it: people, Slack, a tool's error message.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** The value as JSON, every text in it storable. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}
