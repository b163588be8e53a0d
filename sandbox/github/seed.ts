import { type GitHubRepository, type GitHubState, type Role, takeId } from './state.ts';

/** Tokens of the people of the seed. */
export const seedTokens = {
  serviceUser: 'github-service-user-token',
  ada: 'github-ada-token',
} as const;

/** Repositories of the seed, as the app knows them. */
export const seedRepositories = {
  itHelp: 'acme/it-help',
  spring: 'acme/spring-launch',
  archived: 'acme/brand-2019',
  /** Where the service user may change issues and make no labels. */
  joint: 'acme/joint-work',
} as const;

/** Accounts and repositories to begin with. */
export function seed(): GitHubState {
  const state: GitHubState = {
    nextId: 1_296_268,
    users: [],
    repositories: [],
    labels: [],
    issues: [],
    comments: [],
    hooks: [],
    codes: [],
    grants: [],
  };
  const user = (login: string, name: string, email: string | null, token: string) => {
    const id = takeId(state);
    state.users.push({ id, login, name, email, token });
    return id;
  };
  const service = user('streamly-bot', 'Streamly', 'streamly@acme.example', seedTokens.serviceUser);
  const ada = user('ada-lovelace', 'Ada Lovelace', 'ada@acme.example', seedTokens.ada);
  const grace = user('grace-hopper', 'Grace Hopper', 'grace@acme.example', 'github-grace-token');
  const alice = user('alice-archer', 'Alice Archer', 'alice@acme.example', 'github-alice-token');
  const bob = user('bob-baker', 'Bob Baker', 'bob@acme.example', 'github-bob-token');
  user('sam-stranger', 'Sam Stranger', 'sam@elsewhere.example', 'github-stranger-token');
  user('linus-quiet', 'Linus Quiet', null, 'github-linus-token');

  const repository = (whole: string, role: Role, more: Partial<GitHubRepository> = {}) => {
    const [owner = '', name = ''] = whole.split('/');
    const made: GitHubRepository = {
      id: takeId(state),
      owner,
      name,
      isPrivate: true,
      isArchived: false,
      hasIssues: true,
      members: [
        { user: service, role },
        { user: ada, role: 'admin' },
        ...[grace, alice, bob].map((person) => ({ user: person, role: 'write' as const })),
      ],
      issuesMade: 0,
      deletedIssues: [],
      ...more,
    };
    state.repositories.push(made);
    return made;
  };
  const itHelp = repository(seedRepositories.itHelp, 'admin');
  repository(seedRepositories.spring, 'write');
  repository(seedRepositories.archived, 'write', { isArchived: true });
  repository(seedRepositories.joint, 'triage');
  repository('acme/handbook', 'write', { hasIssues: false });
  for (const [name, color, description] of [
    ['bug', 'd73a4a', "Something isn't working"],
    ['question', 'd876e3', null],
  ] as const) {
    state.labels.push({ id: takeId(state), repository: itHelp.id, name, color, description });
  }
  return state;
}
