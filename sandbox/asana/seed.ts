import type { AsanaState } from './state.ts';

/** Gids of the seed that tests and the sandbox name. */
export const seedGids = {
  workspace: '1100000000000001',
  partnerWorkspace: '1100000000000002',
  itHelp: '1200000000000001',
  launch: '1200000000000002',
  archiveOfBrand: '1200000000000003',
  joint: '1200000000000004',
  payroll: '1200000000000005',
} as const;

const service = '1000000000000001';
const ada = '1000000000000002';
const grace = '1000000000000003';
const stranger = '1000000000000004';
const alice = '1000000000000005';
const bob = '1000000000000006';

/**
 * Acme's Asana: a service user, four people of whom one has a token, one account outside of it; projects with full
 * access, look only, none at all, and one of a partner where the service user is a guest.
 */
export function seed(): AsanaState {
  return {
    nextGid: 1300000000000000,
    users: [
      { gid: service, name: 'Streamly', email: 'streamly@acme.example', token: 'asana-service-user-token' },
      { gid: ada, name: 'Ada Lovelace', email: 'ada@acme.example', token: 'asana-ada-token' },
      { gid: grace, name: 'Grace Hopper', email: 'grace@acme.example', token: null },
      { gid: alice, name: 'Alice Archer', email: 'alice@acme.example', token: null },
      { gid: bob, name: 'Bob Baker', email: 'bob@acme.example', token: null },
      { gid: stranger, name: 'Mallory', email: 'mallory@elsewhere.example', token: 'asana-stranger-token' },
    ],
    workspaces: [
      {
        gid: seedGids.workspace,
        name: 'Acme',
        plan: 'paid',
        members: [service, ada, grace, alice, bob].map((user) => ({ user, guest: false })),
      },
      {
        gid: seedGids.partnerWorkspace,
        name: 'Partner Ltd',
        plan: 'paid',
        members: [
          { user: service, guest: true },
          { user: stranger, guest: false },
        ],
      },
    ],
    projects: [
      project(seedGids.itHelp, 'IT help', { [service]: 'editor', [ada]: 'admin' }),
      project(seedGids.launch, 'Spring launch', { [service]: 'editor', [ada]: 'admin', [grace]: 'editor' }),
      project(seedGids.archiveOfBrand, 'Brand archive', { [service]: 'viewer', [ada]: 'admin' }),
      project(seedGids.payroll, 'Payroll', { [grace]: 'admin' }),
      {
        ...project(seedGids.joint, 'Joint campaign', { [service]: 'editor', [stranger]: 'admin' }),
        workspace: seedGids.partnerWorkspace,
      },
    ],
    fields: [],
    tasks: [],
    attachments: [],
  };
}

type Project = AsanaState['projects'][number];

function project(
  gid: string,
  name: string,
  members: Record<string, Project['members'][number]['access']>,
): Project {
  return {
    gid,
    name,
    workspace: seedGids.workspace,
    members: Object.entries(members).map(([user, access]) => ({ user, access })),
    settings: [],
  };
}
