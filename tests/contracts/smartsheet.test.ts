import { startSmartsheet } from '../../sandbox/smartsheet/index.ts';
import { seedTokens } from '../../sandbox/smartsheet/seed.ts';
import type { TaskValue } from '../../src/integrations/connector.ts';
import { smartsheetConnector } from '../../src/integrations/smartsheet/index.ts';
import { decide } from '../sandbox/smartsheet/sign-in.ts';
import { connectorContract } from './connector-contract.ts';
import type { ContractWorld } from './contract-world.ts';

const oauthApp = { clientId: 'streamly', clientSecret: 'smartsheet-client-secret' };
const redirectUrl = 'https://streamly.example/integrations/smartsheet/callback';

async function start(): Promise<ContractWorld> {
  const tool = await startSmartsheet({
    statePath: null,
    oauthApp: { ...oauthApp, redirectUris: [redirectUrl] },
    localTargets: true,
    webhookTiming: { gatherMs: 5 },
  });
  const idOf = (email: string) => String(tool.state.users.find((user) => user.email === email)?.id);
  const userOf = (token: string) => String(tool.state.users.find((user) => user.token === token)?.id);
  const columnOf = (id: string, fits: (column: { title: string; primary: boolean }) => boolean) =>
    String(tool.state.sheets.find((sheet) => String(sheet.id) === id)?.columns.find(fits)?.id);
  return {
    exchanges: tool.exchanges,
    fail: tool.fail,
    clearFaults: tool.clearFaults,
    close: tool.close,
    connector: (options) => smartsheetConnector({ url: tool.url, appUrl: tool.appUrl, oauthApp, ...options }),
    oauthApp,
    redirectUrl,
    consent: async (url, email) => {
      const decision: Record<string, string> =
        email === null ? { decision: 'deny' } : { decision: 'allow', account: idOf(email) };
      return (await decide(url, decision)).searchParams;
    },
    expireTokens: (email) => tool.expireTokens(idOf(email)),
    withdraw: (email) => tool.revoke(idOf(email)),
    limitedEmail: 'sam@elsewhere.example',
    serviceUser: {
      id: userOf(seedTokens.serviceUser),
      token: seedTokens.serviceUser,
      name: 'Streamly Service',
      email: 'streamly@acme.example',
    },
    person: {
      id: userOf(seedTokens.person),
      token: seedTokens.person,
      name: 'Ada Byron',
      email: 'ada@acme.example',
    },
    componentId: String(tool.sheet('IT help desk').id),
    readOnlyComponentId: String(tool.sheet('Company plan').id),
    noFieldsComponentId: String(tool.sheet('Purchase approvals').id),
    missingComponentId: '4242424242424242',
    query: 'HELP DESK',
    members: [
      { name: 'Ada Byron', email: 'ada@acme.example' },
      { name: 'Grace Hopper', email: 'grace@acme.example' },
    ],
    outsider: { name: 'Olga "O" <Outside>', email: null },
    // The primary column is the row's name, as the task's name is in other tools; hidden ones nobody reads.
    fieldNames: (id) =>
      tool.grid(id).columns.flatMap(({ title, primary, hidden }) => (primary || hidden ? [] : [title])),
    taskIds: (id) => tool.grid(id).rows.map((row) => String(row.id)),
    links: (id, taskId) =>
      tool
        .grid(id)
        .rows.flatMap((row) =>
          String(row.id) === taskId ? row.links.map(({ url, name }) => ({ url, name })) : [],
        ),
    say: (sheet, row, text) =>
      tool.act(userOf(seedTokens.person), { kind: 'add_comment', sheet, row, text }).id ?? '',
    deleteTask: (id, taskId) => tool.byHand.deleteRow(id, taskId),
    editSubject: (id, taskId, subject) =>
      tool.byHand.editCell(
        id,
        taskId,
        columnOf(id, ({ primary }) => primary),
        subject,
      ),
    deleteField: (id, name) =>
      tool.byHand.deleteColumn(
        id,
        columnOf(id, ({ title }) => title === name),
      ),
    kept,
  };
}

/** A cell holds 4,000 characters, an empty text is an empty cell, and an empty box says nothing. */
function kept(value: TaskValue): TaskValue | null {
  if (value.type === 'checked' && !value.checked) return null;
  if (value.type !== 'text') return value;
  if (value.text === '') return null;
  if (value.text.length <= 4000) return value;
  const mark = '… (goes on in Slack)';
  const whole = value.text.slice(0, 4000 - mark.length);
  return { type: 'text', text: (/[\ud800-\udbff]$/.test(whole) ? whole.slice(0, -1) : whole) + mark };
}

connectorContract({ name: 'Smartsheet', start, fieldRefusals: [] });
