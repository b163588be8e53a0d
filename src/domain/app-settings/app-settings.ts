import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { adminsProblem } from '../admins.ts';
import { workspaceSubject } from '../audit/audit-entry.ts';
import { mentionedUser, userMention } from '../mentions.ts';
import type { NotificationSettings } from '../notifications/notification.ts';
import { settingsWords } from '../notifications/notification-words.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import type { Shown } from '../settings/part.ts';
import { type KeptPart, type Saved, savePart, shownNow } from '../settings/save-part.ts';
import { longestRetentionDays, type WorkspaceSettings } from '../workspace.ts';

/** What the window of the App settings shows and saves (A5). Lists are sorted. */
export type AppSettings = Pick<
  WorkspaceSettings,
  'adminIds' | 'slackAdminsAreAdmins' | 'mayCreateStreams' | 'creatorIds' | 'timeZone' | 'retentionDays'
>;

const createWords = {
  everyone: 'everyone',
  admins: 'workspace admins',
  listed: 'those listed',
} as const;

/** The App settings that every workspace admin may change. */
export const appSettings: KeptPart<WorkspaceSettings, AppSettings> = {
  read: ({ adminIds, slackAdminsAreAdmins, mayCreateStreams, creatorIds, timeZone, retentionDays }) => ({
    adminIds: adminIds.toSorted(),
    slackAdminsAreAdmins,
    mayCreateStreams,
    creatorIds: creatorIds.toSorted(),
    timeZone,
    retentionDays,
  }),
  words: (value) => ({
    'Slack’s admins and owners are workspace admins': value.slackAdminsAreAdmins ? 'yes' : 'no',
    'Who may create Streams': createWords[value.mayCreateStreams],
    'Time zone': value.timeZone,
    'Days that data is kept after an uninstall': String(value.retentionDays),
  }),
  lists: {
    'workspace admin': {
      get: ({ adminIds }) => adminIds.map(userMention),
      set: (value, entries) => ({ ...value, adminIds: usersOf(entries) }),
    },
    'creator of Streams': {
      get: ({ creatorIds }) => creatorIds.map(userMention),
      set: (value, entries) => ({ ...value, creatorIds: usersOf(entries) }),
    },
  },
  problems({ mayCreateStreams, creatorIds, timeZone, retentionDays }) {
    const isKept = Number.isInteger(retentionDays) && retentionDays >= 1;
    return {
      ...(mayCreateStreams === 'listed' &&
        creatorIds.length === 0 && { creators: 'List at least one person.' }),
      ...(timeZone !== null && !isTimeZone(timeZone) && { timeZone: 'There is no such time zone.' }),
      ...((!isKept || retentionDays > longestRetentionDays) && {
        retention: `Give a whole number of days from 1 to ${longestRetentionDays}.`,
      }),
    };
  },
  *check(db, _settings, { adminIds, slackAdminsAreAdmins }) {
    // Slack always has an owner.
    if (adminIds.length === 0 && slackAdminsAreAdmins) return {};
    const problem = yield* adminsProblem(db, adminIds, 'workspace');
    return problem === null ? {} : { admins: problem };
  },
  *write(db, _settings, value) {
    yield* db.settings.change(value);
  },
};

function usersOf(mentions: readonly string[]): string[] {
  return mentions.flatMap((each) => mentionedUser(each) ?? []);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A part of the App settings, for a workspace admin. @throws PeopleError `not_allowed`. */
export function* readAppPart<Value>(
  db: WorkspaceDb,
  person: Person,
  part: KeptPart<WorkspaceSettings, Value>,
): Steps<{ value: Value; shown: Shown }> {
  yield* requireMay(db, person, 'manage_app_settings');
  const value = part.read(yield* db.settings.get());
  return { value, shown: yield* shownNow(db, workspaceSubject.id, value) };
}

/** Saves a part of the App settings. @throws PeopleError `not_allowed`; InvalidInput by the window's inputs. */
export function saveAppPart<Value>(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  workspaceId: string,
  person: Person,
  { part, chosen, shown }: { part: KeptPart<WorkspaceSettings, Value>; chosen: Value; shown: Shown },
): Promise<Saved<Value>> {
  return store.in(workspaceId).transaction(function* (db) {
    yield* db.settings.hold();
    yield* requireMay(db, person, 'manage_app_settings');
    const owner = yield* db.settings.get();
    return yield* savePart(db, {
      owner,
      subject: workspaceSubject,
      part,
      chosen,
      shown,
      person,
      at: clock(),
    });
  });
}

/** What Streams do that do not say themselves who is told what (S10). */
export const defaultNotifications: KeptPart<WorkspaceSettings, NotificationSettings> = {
  read: ({ notifications }) => notifications,
  words: settingsWords,
  *write(db, _settings, notifications) {
    yield* db.settings.change({ notifications });
  },
};
