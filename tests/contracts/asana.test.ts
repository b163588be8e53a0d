import { seedGids, seedPeople } from '../../sandbox/asana/seed.ts';
import { startAsana } from '../../sandbox/asana/stand-in.ts';
import { asanaConnector } from '../../src/integrations/asana/index.ts';
import type { TaskValue } from '../../src/integrations/connector.ts';
import { decide } from '../sandbox/asana/sign-in.ts';
import { connectorContract } from './connector-contract.ts';
import type { ContractWorld } from './contract-world.ts';

const oauthApp = { clientId: 'streamly', clientSecret: 'asana-client-secret' };
const redirectUrl = 'https://streamly.example/integrations/asana/callback';
const longestText = 1024;
const known = new Set(['ada@acme.example', 'grace@acme.example']);

connectorContract({ name: 'Asana', start, fieldRefusals: [400, 402, 403] });

async function start(): Promise<ContractWorld> {
  const standIn = await startAsana({
    statePath: null,
    oauthApp: { ...oauthApp, redirectUris: [redirectUrl] },
    localTargets: true,
    webhookTiming: { gatherMs: 5 },
  });
  const gidOf = (email: string) => standIn.state.users.find((user) => user.email === email)?.gid ?? '';
  return {
    exchanges: standIn.exchanges,
    fail: (fault) => standIn.fail(fault),
    clearFaults: () => standIn.clearFaults(),
    close: () => standIn.close(),
    connector: (options) => asanaConnector({ url: standIn.url, oauthApp, ...options }),
    oauthApp,
    redirectUrl,
    consent: (url, email) =>
      decide(url, email === null ? { decision: 'deny' } : { decision: 'allow', account: gidOf(email) }),
    expireTokens: (email) => standIn.expireTokens(gidOf(email)),
    withdraw: (email) => standIn.revoke(gidOf(email)),
    limitedEmail: standIn.state.users.find(({ gid }) => gid === seedPeople.guest)?.email ?? '',
    serviceUser: {
      id: seedPeople.service,
      token: 'asana-service-user-token',
      name: 'Streamly',
      email: 'streamly@acme.example',
    },
    person: { id: seedPeople.ada, token: 'asana-ada-token', name: 'Ada Lovelace', email: 'ada@acme.example' },
    componentId: seedGids.itHelp,
    readOnlyComponentId: seedGids.archiveOfBrand,
    noFieldsComponentId: seedGids.joint,
    missingComponentId: '999',
    query: 'spring',
    members: [
      { name: 'Ada Lovelace', email: 'ada@acme.example' },
      { name: 'Grace Hopper', email: 'grace@acme.example' },
    ],
    outsider: { name: 'Charles Babbage', email: 'charles@elsewhere.example' },
    fieldNames: (gid) => standIn.board(gid).columns,
    taskIds: (gid) => standIn.board(gid).tasks.map((task) => task.gid),
    links: (gid, taskGid) => standIn.board(gid).tasks.find((task) => task.gid === taskGid)?.links ?? [],
    say: (_gid, task, text) => standIn.act(seedPeople.ada, { kind: 'add_comment', task, text }).gid ?? '',
    deleteTask: (_gid, taskGid) => standIn.deleteTask(taskGid),
    editSubject: (_gid, taskGid, name) => standIn.editTask(taskGid, { name }),
    deleteField: (gid, name) => {
      const field = standIn.state.fields.find((each) => each.name === name);
      standIn.deleteField(gid, field?.gid ?? '');
    },
    kept,
  };
}

/** Control characters go, lone surrogates are replaced, texts end at 1,024 characters, strangers are left out. */
function kept(value: TaskValue): TaskValue | null {
  if (value.type === 'people') {
    const people = value.people.filter(({ email }) => email !== null && known.has(email));
    return people.length > 0 ? { type: 'people', people } : null;
  }
  if (value.type !== 'text') return value;
  const clean = Array.from(value.text.toWellFormed().replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
    .filter(
      (character) => character === '\t' || character === '\n' || !/\p{Cc}|[\ufffe\uffff]/u.test(character),
    )
    .join('');
  if (clean === '') return null;
  if (clean.length <= longestText) return { type: 'text', text: clean };
  const cut = clean.slice(0, longestText - 1);
  return { type: 'text', text: `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…` };
}
