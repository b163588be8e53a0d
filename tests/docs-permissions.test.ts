import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type Act, may, permissions, type Role, roles } from '../src/domain/permissions.ts';

const roleWords: Record<Role, string> = {
  workspace_admin: 'workspace admin',
  stream_admin: 'Stream admin',
  team: 'team',
  requester: 'requester',
  editing_requester: 'requester, where the Stream lets requesters change theirs',
  submitter: 'whom the Stream lets submit',
  stand_in: 'whom the Stream lets submit for others',
  onlooker: 'whom the Stream lets see',
  creator: 'whom App settings let create',
};

const actWords: Record<Act, string> = {
  create_stream: 'Create a Stream',
  manage_stream: 'Manage a Stream: form, team, access, channel, tools; archive, restore, delete it',
  submit_request: 'Submit a Request',
  submit_for_other: 'Submit a Request for someone else',
  see_request: 'See a Request in lists, in search, in the App Home, and its history',
  change_request: 'Change a Request: status, assignee, due date, answers',
  edit_own_request: 'Change the answers of one’s own Request, complete or reopen it',
  set_private: 'Make a Request private, or no longer private',
  withdraw_request: 'Withdraw a Request',
  delete_request: 'Delete a Request',
  team_notes: 'Read and add team notes',
  retry_delivery: 'Retry what a tool has refused',
  manage_integrations: 'Add and manage Integrations',
  manage_app_settings: 'Change App settings',
  read_audit: 'Read the audit log of a Stream; that of the whole workspace only workspace admins',
};

/** The table of docs/permissions.md, as the code decides. */
function table(): string {
  const head = ['What', ...roles.map((role) => roleWords[role])];
  const rows = (Object.keys(permissions) as Act[]).map((act) => [
    actWords[act],
    ...roles.map((role) => (may(new Set([role]), act) ? 'yes' : '')),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

test('[E5, A5] the page on permissions has the table that the code decides by', () => {
  const page = readFileSync(new URL('../docs/permissions.md', import.meta.url), 'utf8');
  expect(page).toContain(table());
});
