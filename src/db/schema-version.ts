/** A migration that a database has seen: when it was written, in milliseconds since the epoch, and what it said. */
export interface AppliedMigration {
  hash: string;
  at: number;
}

/** The database was last opened by a version of Streamly that this one doesn't know the schema of. */
export class UnknownSchemaError extends Error {}

/**
 * @param applied what the database says of itself.
 * @param known this version's migrations.
 * @throws UnknownSchemaError where the database has seen one that this version doesn't have.
 */
export function refuseUnknownSchema(
  applied: readonly AppliedMigration[],
  known: readonly { hash: string; folderMillis: number }[],
): void {
  const hashes = new Set(known.map(({ hash }) => hash));
  const unknown = applied.find(({ hash }) => !hashes.has(hash));
  if (!unknown) return;
  const newest = Math.max(0, ...known.map(({ folderMillis }) => folderMillis));
  throw new UnknownSchemaError(
    unknown.at > newest
      ? 'The database was made by a newer version of Streamly. Start that version or a newer one, or restore a backup from before the upgrade.'
      : 'The database was made by an unreleased version of Streamly that this one can’t upgrade. Start with a new database, or with the version that made this one.',
  );
}
