import { type AuditQueries, auditQueries } from './audit.ts';
import { type ChannelButtonQueries, channelButtonQueries } from './channel-buttons.ts';
import { type ChannelQueries, channelQueries } from './channels.ts';
import { type CommentQueries, commentQueries } from './comments.ts';
import { type DeliveryQueries, deliveryQueries } from './deliveries.ts';
import { type DraftQueries, draftQueries } from './drafts.ts';
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
import type { Schema } from './schema.ts';
import { type SignInQueries, signInQueries } from './sign-ins.ts';
import { type DirectoryQueries, directoryQueries } from './stream-directory.ts';
import { type StreamFileQueries, streamFileQueries } from './stream-files.ts';
import { type StreamQueries, streamQueries } from './streams.ts';
import { type SyncQueries, syncQueries } from './sync.ts';
import { type TeamNoteQueries, teamNoteQueries } from './team-notes.ts';
import { type TenantQueries, tenantQueries } from './tenant.ts';
import { type TokenQueries, tokenQueries } from './tokens.ts';
import { type UserGroupQueries, userGroupQueries } from './user-groups.ts';
import { type SettingsQueries, settingsQueries } from './workspaces.ts';

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

/** How each part is made; deliveries also need the time, and say when something comes to be owed. */
const parts: {
  [Part in keyof WorkspaceDb]: (q: TenantQueries, clock: () => Date, onOwed: () => void) => WorkspaceDb[Part];
} = {
  streams: streamQueries,
  requests: requestQueries,
  requestFiles: requestFileQueries,
  comments: commentQueries,
  teamNotes: teamNoteQueries,
  drafts: draftQueries,
  integrations: integrationQueries,
  sync: syncQueries,
  signIns: signInQueries,
  tokens: tokenQueries,
  health: healthQueries,
  deliveries: deliveryQueries,
  failedDeliveries: failedDeliveryQueries,
  people: peopleQueries,
  settings: settingsQueries,
  audit: auditQueries,
  userGroups: userGroupQueries,
  channels: channelQueries,
  channelButtons: channelButtonQueries,
  formOffers: formOfferQueries,
  mutes: muteQueries,
  routing: routingQueries,
  news: newsQueries,
  lists: listQueries,
  directory: directoryQueries,
  home: homeQueries,
  streamFiles: streamFileQueries,
};

/** Makes a part when it is asked for the first time: most work needs few of them. */
class Parts {
  readonly #q: TenantQueries;
  readonly #clock: () => Date;
  readonly #onOwed: () => void;

  constructor(q: TenantQueries, clock: () => Date, onOwed: () => void) {
    this.#q = q;
    this.#clock = clock;
    this.#onOwed = onOwed;
  }

  static {
    for (const [name, make] of Object.entries(parts)) {
      Object.defineProperty(Parts.prototype, name, {
        enumerable: true,
        get(this: Parts) {
          const value = make(this.#q, this.#clock, this.#onOwed);
          Object.defineProperty(this, name, { value, enumerable: true });
          return value;
        },
      });
    }
  }
}

/** Everything of one workspace, and nothing of another. */
export function workspaceDb(
  schema: Schema,
  workspaceId: string,
  clock: () => Date,
  onOwed: () => void,
): WorkspaceDb {
  return new Parts(tenantQueries(schema, workspaceId), clock, onOwed) as unknown as WorkspaceDb;
}
