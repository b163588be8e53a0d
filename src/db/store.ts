import { type AuditQueries, auditQueries } from './audit.ts';
import { type ChannelButtonQueries, channelButtonQueries } from './channel-buttons.ts';
import { type ChannelQueries, channelQueries } from './channels.ts';
import { type ClaimQueries, claimQueries } from './claims.ts';
import { type CommentQueries, commentQueries } from './comments.ts';
import { type DeliveryQueries, deliveryQueries } from './deliveries.ts';
import { type DraftQueries, draftQueries } from './drafts.ts';
import type { Engine } from './engine.ts';
import { postgresEngine } from './engine-postgres.ts';
import { sqliteEngine } from './engine-sqlite.ts';
import { type FailedDeliveryQueries, failedDeliveryQueries } from './failed-deliveries.ts';
import { type FormOfferQueries, formOfferQueries } from './form-offers.ts';
import { type HealthQueries, healthQueries } from './health.ts';
import { type HomeQueries, homeQueries } from './home.ts';
import { type IntegrationQueries, integrationQueries } from './integrations.ts';
import { type ListQueries, listQueries } from './lists.ts';
import { type MuteQueries, muteQueries } from './mutes.ts';
import { type NewsQueries, newsQueries } from './news.ts';
import { type PeopleQueries, peopleQueries } from './people.ts';
import { type RequestFileQueries, requestFileQueries } from './request-files.ts';
import { type RequestQueries, requestQueries } from './requests.ts';
import { type RoutingQueries, routingQueries } from './routing.ts';
import { type SignInQueries, signInQueries } from './sign-ins.ts';
import type { Steps } from './steps.ts';
import { type DirectoryQueries, directoryQueries } from './stream-directory.ts';
import { type StreamFileQueries, streamFileQueries } from './stream-files.ts';
import { type StreamQueries, streamQueries } from './streams.ts';
import { type SyncQueries, syncQueries } from './sync.ts';
import { type TeamNoteQueries, teamNoteQueries } from './team-notes.ts';
import { tenantQueries } from './tenant.ts';
import { type DueTokenQueries, dueTokenQueries, type TokenQueries, tokenQueries } from './tokens.ts';
import { type UserGroupQueries, userGroupQueries } from './user-groups.ts';
import { type WatchingQueries, watchingQueries } from './watching.ts';
import {
  type SettingsQueries,
  settingsQueries,
  type WorkspaceQueries,
  workspaceQueries,
} from './workspaces.ts';

/** All that can be asked and changed within one workspace. */
export interface WorkspaceDb {
  streams: StreamQueries;
  requests: RequestQueries;
  requestFiles: RequestFileQueries;
  comments: CommentQueries;
  teamNotes: TeamNoteQueries;
  drafts: DraftQueries;
  integrations: IntegrationQueries;
  sync: SyncQueries;
  signIns: SignInQueries;
  tokens: TokenQueries;
  health: HealthQueries;
  deliveries: DeliveryQueries;
  failedDeliveries: FailedDeliveryQueries;
  people: PeopleQueries;
  settings: SettingsQueries;
  audit: AuditQueries;
  userGroups: UserGroupQueries;
  channels: ChannelQueries;
  channelButtons: ChannelButtonQueries;
  formOffers: FormOfferQueries;
  mutes: MuteQueries;
  routing: RoutingQueries;
  news: NewsQueries;
  lists: ListQueries;
  directory: DirectoryQueries;
  home: HomeQueries;
  streamFiles: StreamFileQueries;
}

/** What crosses workspaces: installs, and the workers' claims. `in` goes on within one, in the same transaction. */
export interface SystemDb {
  workspaces: WorkspaceQueries;
  claims: ClaimQueries;
  tokens: DueTokenQueries;
  watching: WatchingQueries;
  in(workspaceId: string): WorkspaceDb;
}

export interface Transactions<Db> {
  /** Runs the body in one transaction: all of it holds, or none. */
  transaction<Result>(body: (db: Db) => Steps<Result>): Promise<Result>;
  /** Runs a body that only reads. */
  read<Result>(body: (db: Db) => Steps<Result>): Promise<Result>;
}

export interface Store {
  readonly engine: Engine['name'];
  /** Everything of one workspace, and nothing of another. */
  in(workspaceId: string): Transactions<WorkspaceDb>;
  readonly system: Transactions<SystemDb>;
  /** Calls back when deliveries may be waiting, also those that another process owes. */
  onDeliveriesWaiting(wake: () => void): void;
  migrate(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** `file:path`, `file::memory:`, or `postgres://...` */
  url: string;
  clock?: () => Date;
  /** Told of connections that broke while idle. */
  onError?: (error: unknown) => void;
}

/** Opens the database that the URL names. Nothing else knows which engine it is. */
export function openStore({ url, clock = () => new Date(), onError }: StoreOptions): Store {
  const engine = url.startsWith('file:')
    ? sqliteEngine(url.slice('file:'.length))
    : postgresEngine(url, onError);

  function workspaceDb(workspaceId: string, onOwed: () => void): WorkspaceDb {
    const q = tenantQueries(engine.schema, workspaceId);
    return {
      streams: streamQueries(q),
      requests: requestQueries(q),
      requestFiles: requestFileQueries(q),
      comments: commentQueries(q),
      teamNotes: teamNoteQueries(q),
      drafts: draftQueries(q),
      integrations: integrationQueries(q),
      sync: syncQueries(q),
      signIns: signInQueries(q),
      tokens: tokenQueries(q),
      health: healthQueries(q),
      deliveries: deliveryQueries(q, clock, onOwed),
      failedDeliveries: failedDeliveryQueries(q, clock, onOwed),
      people: peopleQueries(q),
      settings: settingsQueries(q),
      audit: auditQueries(q),
      userGroups: userGroupQueries(q),
      channels: channelQueries(q),
      channelButtons: channelButtonQueries(q),
      formOffers: formOfferQueries(q),
      mutes: muteQueries(q),
      routing: routingQueries(q),
      news: newsQueries(q),
      lists: listQueries(q),
      directory: directoryQueries(q),
      home: homeQueries(q),
      streamFiles: streamFileQueries(q),
    };
  }

  function transactions<Db>(open: (onOwed: () => void) => Db): Transactions<Db> {
    return {
      async transaction(body) {
        let owed = false;
        const db = open(() => {
          owed = true;
        });
        const result = await engine.transaction(() => body(db));
        if (owed) engine.tellDeliveriesWaiting();
        return result;
      },
      read: (body) => engine.read(() => body(open(() => undefined))),
    };
  }

  return {
    engine: engine.name,
    in: (workspaceId) => transactions((onOwed) => workspaceDb(workspaceId, onOwed)),
    system: transactions((onOwed) => ({
      workspaces: workspaceQueries(engine.schema),
      claims: claimQueries(engine.schema),
      tokens: dueTokenQueries(engine.schema),
      watching: watchingQueries(engine.schema),
      in: (workspaceId) => workspaceDb(workspaceId, onOwed),
    })),
    onDeliveriesWaiting: (wake) => engine.onDeliveriesWaiting(wake),
    migrate: () => engine.migrate(),
    close: () => engine.close(),
  };
}
