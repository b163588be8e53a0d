import { type AsanaState, laterParts } from './state.ts';

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

/** Gids of the people whom tests and the sandbox name. */
export const seedPeople = {
  service: '1000000000000001',
  ada: '1000000000000002',
  grace: '1000000000000003',
  /** Of the partner; cannot see Acme. */
  stranger: '1000000000000004',
  alice: '1000000000000005',
  bob: '1000000000000006',
  /** Of Acme, invited to one project. */
  guest: '1000000000000007',
} as const;
const { service, ada, grace, stranger, alice, bob, guest } = seedPeople;

/** More people of Acme whom Slack knows by the same e-mails, so that they can be assignees. Others it does not know. */
const colleagues = [
  { gid: '1000000000000011', name: 'Erin Engel', email: 'erin@acme.example' },
  { gid: '1000000000000012', name: 'Frank Fischer', email: 'frank@acme.example' },
  { gid: '1000000000000013', name: 'Judy Jones', email: 'judy@acme.example' },
  { gid: '1000000000000014', name: '佐藤 由紀', email: 'yuki@acme.example' },
  { gid: '1000000000000015', name: 'Олена Шевченко', email: 'olena@acme.example' },
];

/**
 * Acme's Asana: a service user, four people of whom one has a token, a guest, one account outside of it; projects
 * with full access, look only, none at all, and one of a partner where the service user is a guest.
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
      { gid: guest, name: 'Gus Gardner', email: 'gus@agency.example', token: null },
      ...colleagues.map((colleague) => ({ ...colleague, token: null })),
      { gid: stranger, name: 'Mallory', email: 'mallory@elsewhere.example', token: 'asana-stranger-token' },
    ],
    workspaces: [
      {
        gid: seedGids.workspace,
        name: 'Acme',
        plan: 'paid',
        members: [
          ...[service, ada, grace, alice, bob].map((user) => ({ user, guest: false })),
          ...colleagues.map(({ gid }) => ({ user: gid, guest: false })),
          { user: guest, guest: true },
        ],
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
      project(seedGids.itHelp, 'IT help', { [service]: 'editor', [ada]: 'admin', [guest]: 'editor' }),
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
    ...laterParts(),
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
