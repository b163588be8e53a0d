import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { firstSettings, type WorkspaceSettings, workspaceSettings } from '../domain/workspace.ts';
import type { Schema } from './schema.ts';
import { findShape } from './shapes.ts';
import { isSomeOf } from './some-rows.ts';
import { rows, run, type Steps, shaped } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

const oneDay = 24 * 60 * 60 * 1000;

/** What an install tells of a workspace. The token is sealed already. */
export interface Install {
  workspaceId: string;
  enterpriseId: string | null;
  name: string;
  sealedBotToken: string;
  botUserId: string;
  botId: string | null;
  scopes: string[];
  installedBy: string | null;
  installedAt: Date;
}

export interface Workspace {
  workspaceId: string;
  name: string;
  sealedBotToken: string;
  botUserId: string;
  botId: string | null;
  scopes: readonly string[];
  installedAt: Date;
  stoppedAt: Date | null;
}

/** Workspaces as the app's own table: the only queries that are not bound to one of them, beside claims. */
export function workspaceQueries(schema: Schema) {
  const { workspaces, seenEvents, formDrafts, formOffers } = schema;
  /** Of a workspace alone, and those that refer to others before them: they are declared after them. */
  const ownedTables = Object.values(schema)
    .filter((table) => table !== workspaces && 'workspaceId' in table)
    .reverse();

  return {
    /** Adds a workspace; one that is there gets the new token and works again, with all its data. */
    *install(install: Install): Steps<{ isNew: boolean }> {
      const { sealedBotToken, installedBy, ...facts } = install;
      const told = { ...facts, botToken: sealedBotToken, installedBy, stoppedAt: null };
      const added = yield* run((db) =>
        db
          .insert(workspaces)
          .values({ ...told, lastRequestNumber: 0, settings: firstSettings(installedBy) })
          .onConflictDoNothing(),
      );
      if (added > 0) return { isNew: true };
      yield* run((db) =>
        db.update(workspaces).set(told).where(eq(workspaces.workspaceId, install.workspaceId)),
      );
      return { isNew: false };
    },
    *byId(workspaceId: string): Steps<Workspace | undefined> {
      const values = { workspaceId };
      const found = yield* shaped(findShape(workspaces, Object.keys(values)), values);
      const [row] = found as (typeof workspaces.$inferSelect)[];
      if (!row) return undefined;
      const { name, botToken, botUserId, botId, scopes, installedAt, stoppedAt } = row;
      return {
        workspaceId,
        name,
        sealedBotToken: botToken,
        botUserId,
        botId,
        scopes,
        installedAt,
        stoppedAt,
      };
    },
    /** Those that the app works in. */
    *inUse(): Steps<string[]> {
      const found = yield* rows((db) =>
        db.select({ id: workspaces.workspaceId }).from(workspaces).where(isNull(workspaces.stoppedAt)),
      );
      return found.map(({ id }) => id);
    },
    *rename(workspaceId: string, name: string): Steps<void> {
      yield* run((db) => db.update(workspaces).set({ name }).where(eq(workspaces.workspaceId, workspaceId)));
    },
    /** Stops all work for a workspace; the first word of it counts. */
    *stop(workspaceId: string, at: Date): Steps<void> {
      yield* run((db) =>
        db
          .update(workspaces)
          .set({ stoppedAt: at })
          .where(and(eq(workspaces.workspaceId, workspaceId), isNull(workspaces.stoppedAt))),
      );
    },
    /** Workspaces that were stopped longer ago than their own settings keep their data (A4). */
    *overdue(now: Date): Steps<string[]> {
      const stopped = yield* rows((db) =>
        db
          .select({
            id: workspaces.workspaceId,
            stoppedAt: workspaces.stoppedAt,
            settings: workspaces.settings,
          })
          .from(workspaces)
          .where(isNotNull(workspaces.stoppedAt)),
      );
      const isOverdue = ({ stoppedAt, settings }: (typeof stopped)[number]) => {
        // Settings that can't be read any longer keep nobody's data for ever.
        const { retentionDays } = workspaceSettings.safeParse(settings).data ?? firstSettings(null);
        return stoppedAt !== null && now.getTime() - stoppedAt.getTime() > retentionDays * oneDay;
      };
      return stopped.filter(isOverdue).map(({ id }) => id);
    },
    /**
     * Deletes some of what is kept of a workspace that is still stopped, what refers to other rows first, so that a
     * statement stays short however much there is.
     *
     * @returns whether there is more.
     */
    *removeSome(workspaceId: string, maxRows: number): Steps<boolean> {
      const [stopped] = yield* rows((db) =>
        db
          .select({ id: workspaces.workspaceId })
          .from(workspaces)
          .where(and(eq(workspaces.workspaceId, workspaceId), isNotNull(workspaces.stoppedAt))),
      );
      if (!stopped) return false;
      for (const table of ownedTables) {
        const isOwn = sql`workspace_id = ${workspaceId}`;
        const removed = yield* run((db) => db.delete(table).where(isSomeOf(table, isOwn, maxRows)));
        if (removed > 0) return true;
      }
      yield* run((db) => db.delete(workspaces).where(eq(workspaces.workspaceId, workspaceId)));
      return false;
    },
    /** @returns false where Slack sent this event before. */
    *firstTime(eventId: string, seenAt: Date): Steps<boolean> {
      return (
        (yield* run((db) => db.insert(seenEvents).values({ eventId, seenAt }).onConflictDoNothing())) > 0
      );
    },
    /** Forms that nobody went on with since. */
    *removeDraftsBefore(time: Date, maxRows: number): Steps<number> {
      return yield* run((db) =>
        db.delete(formDrafts).where(isSomeOf(formDrafts, lt(formDrafts.updatedAt, time), maxRows)),
      );
    },
    /** Forms that nobody opened since they were offered. */
    *removeOffersBefore(time: Date, maxRows: number): Steps<number> {
      return yield* run((db) =>
        db.delete(formOffers).where(isSomeOf(formOffers, lt(formOffers.offeredAt, time), maxRows)),
      );
    },
    *forgetEventsBefore(time: Date, maxRows: number): Steps<number> {
      return yield* run((db) =>
        db.delete(seenEvents).where(isSomeOf(seenEvents, lt(seenEvents.seenAt, time), maxRows)),
      );
    },
  };
}

export type WorkspaceQueries = ReturnType<typeof workspaceQueries>;

/** App settings of the one workspace. */
export function settingsQueries(q: TenantQueries) {
  const { workspaces } = q.schema;
  /** Rights are asked for many times in a transaction. */
  let known: WorkspaceSettings | null = null;
  return {
    *get(): Steps<WorkspaceSettings> {
      if (known) return known;
      const [row] = yield* q.find(workspaces, {});
      known = workspaceSettings.parse(row?.settings ?? firstSettings(null));
      return known;
    },
    /** Waits for others who change the settings, and keeps them waiting until the transaction ends. */
    *hold(): Steps<void> {
      known = null;
      yield* q.first(workspaces, undefined, { lock: true });
    },
    /** Sets some of the settings; the others stay as they are. */
    *change(changes: Partial<WorkspaceSettings>): Steps<void> {
      known = null;
      const row = yield* q.first(workspaces, undefined, { lock: true });
      if (row) yield* q.update(workspaces, { settings: { ...row.settings, ...changes } }, undefined);
    },
  };
}

export type SettingsQueries = ReturnType<typeof settingsQueries>;
