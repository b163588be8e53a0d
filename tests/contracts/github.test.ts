import { seedRepositories, seedTokens } from '../../sandbox/github/seed.ts';
import { startGitHub } from '../../sandbox/github/stand-in.ts';
import type { TaskValue } from '../../src/integrations/connector.ts';
import { githubConnector } from '../../src/integrations/github/index.ts';
import { decide } from '../sandbox/asana/sign-in.ts';
import { connectorContract } from './connector-contract.ts';
import type { ContractWorld } from './contract-world.ts';

const ada = 'ada-lovelace';
const longestText = 6000;
const oauthApp = { clientId: 'Iv1.streamly', clientSecret: 'github-client-secret' };
const redirectUrl = 'https://streamly.example/integrations/github/callback';

connectorContract({
  name: 'GitHub Issues',
  start,
  fieldRefusals: [400, 403],
  takesFiles: false,
  awaitsHandshake: false,
  linkMethod: 'PATCH',
  signatureOf: (digits) => `sha256=${digits}`,
  inText: ['text', 'number', 'checkbox', 'date', 'user', 'multi_user', 'channel', 'multi_channel'],
});

async function start(): Promise<ContractWorld> {
  const standIn = await startGitHub({
    statePath: null,
    localTargets: true,
    oauthApp: { ...oauthApp, redirectUris: [redirectUrl] },
  });
  const { state } = standIn;
  const user = (login: string) => state.users.find((each) => each.login === login);
  const loginOf = (email: string) => state.users.find((each) => each.email === email)?.login ?? '';
  const issuesIn = (whole: string) => {
    const home = state.repositories.find(({ owner, name }) => `${owner}/${name}` === whole);
    return state.issues.filter(({ repository }) => repository === home?.id);
  };
  const bodyOf = (whole: string, number: string) =>
    issuesIn(whole).find((issue) => issue.number === Number(number))?.body ?? '';
  return {
    exchanges: standIn.exchanges,
    fail: (fault) => standIn.fail(fault),
    clearFaults: () => standIn.clearFaults(),
    close: () => standIn.close(),
    connector: (options) =>
      githubConnector({ url: standIn.url, siteUrl: standIn.url, pauseMs: 0, oauthApp, ...options }),
    oauthApp,
    redirectUrl,
    consent: (url, email) =>
      decide(url, email === null ? { decision: 'deny' } : { decision: 'allow', account: loginOf(email) }),
    expireTokens: (email) => standIn.expireTokens(loginOf(email)),
    withdraw: (email) => standIn.revoke(loginOf(email)),
    limitedEmail: 'sam@elsewhere.example',
    serviceUser: {
      id: String(user('streamly-bot')?.id),
      token: seedTokens.serviceUser,
      name: 'Streamly',
      email: 'streamly@acme.example',
    },
    person: {
      id: String(user(ada)?.id),
      token: seedTokens.ada,
      name: 'Ada Lovelace',
      email: 'ada@acme.example',
    },
    componentId: seedRepositories.itHelp,
    readOnlyComponentId: seedRepositories.archived,
    noFieldsComponentId: seedRepositories.joint,
    missingComponentId: 'acme/nothing-here',
    query: 'SPRING',
    members: [
      { name: 'Ada Lovelace', email: 'ada@acme.example' },
      { name: 'Grace Hopper', email: 'grace@acme.example' },
    ],
    outsider: { name: 'Charles Babbage', email: 'charles@elsewhere.example' },
    fieldNames() {
      const ours = state.labels.filter(({ description }) => description?.startsWith('Answer to '));
      const fields = new Set(ours.map(({ name }) => name.split(': ')[0] ?? ''));
      // A label that was made twice is seen by its number.
      return [...fields, ...ours.map(({ name }) => name).filter((name) => / \(\d+\)$/.test(name))];
    },
    taskIds: (whole) => issuesIn(whole).map(({ number }) => String(number)),
    links: (whole, number) =>
      [...bodyOf(whole, number).matchAll(/^- \[(.*)\]\(<(.*)>\)$/gm)].map(([, name = '', url = '']) => ({
        name,
        url,
      })),
    deleteTask: (repository, number) =>
      void standIn.act(ada, { repository, kind: 'delete_issue', number: Number(number) }),
    say: (repository, number, body) =>
      String(standIn.act(ada, { repository, kind: 'add_comment', number: Number(number), body }).id),
    editSubject: (repository, number, title) =>
      void standIn.act(ada, { repository, kind: 'edit_issue', number: Number(number), title }),
    deleteField(repository, name) {
      for (const { number, body } of issuesIn(repository)) {
        const part = new RegExp(`<!-- streamly:field \\S+ -->\n### ${name}\n[^]*?(?=<!-- streamly)`);
        const left = (body ?? '').replace(part, '');
        standIn.act(ada, { repository, kind: 'edit_issue', number, body: left });
      }
    },
    kept,
  };
}

/** Control characters go, lone surrogates are replaced, texts are cut; a box that is not ticked is no answer. */
function kept(value: TaskValue): TaskValue | null {
  if (value.type === 'checked') return value.checked ? value : null;
  if (value.type !== 'text') return value;
  const clean = Array.from(value.text.toWellFormed().replaceAll(/\r\n?/g, '\n'))
    .filter((letter) => letter === '\t' || letter === '\n' || !/\p{Cc}|[\ufffe\uffff]/u.test(letter))
    .join('');
  if (clean === '') return null;
  if (clean.length <= longestText) return { type: 'text', text: clean };
  const cut = clean.slice(0, longestText - 1);
  return { type: 'text', text: `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…` };
}
