import type { Account } from '../../integrations/connector.ts';

/** What an admin should know of an account: why it may be no service user, and what it cannot do. */
export type AccountWarning =
  | { kind: 'slack_person'; userId: string; name: string; isDeactivated: boolean }
  /** In the tool's words, one sentence. */
  | { kind: 'limited'; words: string }
  | {
      kind: 'component';
      component: string;
      /** Names of the Streams that use it. */
      streams: string[];
      /** In words. */
      problem: string;
      /** True where Requests would not get there any more. */
      stops: boolean;
    };

/** All that was found out about an account before it is saved. */
export interface AccountCheck {
  account: Account;
  warnings: AccountWarning[];
  /** Ids of the connected tools that were looked at. */
  checkedTools: string[];
  /** The account that the Integration acted as then; null: there was no Integration. */
  replaces: Pick<Account, 'id' | 'name'> | null;
  /** True where it was signed in in the browser: its tokens can be revoked. */
  isSignedIn: boolean;
}
