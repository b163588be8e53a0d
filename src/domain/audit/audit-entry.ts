/** What an entry of the audit log is about. It keeps the name: the log outlives what it tells of. */
export interface AuditSubject {
  kind: 'stream' | 'integration' | 'workspace';
  id: string;
  name: string;
}

export const streamSubject = ({ id, name }: { id: string; name: string }): AuditSubject => ({
  kind: 'stream',
  id,
  name,
});

/** The App settings. */
export const workspaceSubject: AuditSubject = { kind: 'workspace', id: 'workspace', name: 'App settings' };

/** What was done. `setting` names what was changed, in the words that people read in the window where they did. */
export type AuditAct =
  | { kind: 'created' }
  | { kind: 'archived' }
  | { kind: 'restored' }
  | { kind: 'deleted' }
  | { kind: 'changed'; setting: string; was: string | null; is: string | null }
  | { kind: 'added'; what: string; name: string }
  | { kind: 'removed'; what: string; name: string };

/** Who changed which Stream, Integration, role or setting, when, and from what to what (A7). */
export interface AuditEntry {
  at: Date;
  /** Slack id of the person. */
  actor: string;
  subject: AuditSubject;
  act: AuditAct;
}
