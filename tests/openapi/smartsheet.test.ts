import { expect, test } from '@jest/globals';
import { type SmartsheetStandIn, startSmartsheet } from '../../sandbox/smartsheet/index.ts';
import { judgeRun, report } from './deviations.ts';
import { createJudge } from './judge.ts';
import { smartsheetConventions, smartsheetDeviations } from './smartsheet-deviations.ts';
import { describeWithDescription } from './vendor-description.ts';

type Call = (method: string, path: string, body?: object) => Promise<Answer>;

/** What the calls below read of answers. */
interface Answer {
  data?: { id: number }[];
  result?: { id: number }[];
  columns?: unknown[];
}

function caller(smartsheet: SmartsheetStandIn, token: string): Call {
  return async (method, path, body) => {
    const response = await fetch(`${smartsheet.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await response.json()) as Answer;
  };
}

describeWithDescription('smartsheet', "[I8] Smartsheet's stand-in", (load) => {
  test('answers every call that a connector needs as the description has it, refusals included', async () => {
    const smartsheet = await startSmartsheet({ statePath: null });
    const call = caller(smartsheet, 'smartsheet-service-user-token');
    await readAll(call);
    const sheetId = (await call('GET', '/sheets?page=1&pageSize=100')).data?.[0]?.id ?? 0;
    await writeAll(call, sheetId);
    await refuseAll(call, caller(smartsheet, 'nobody'), sheetId, smartsheet);
    await smartsheet.close();

    const verdict = judgeRun(
      createJudge(load(), smartsheetConventions),
      smartsheet.exchanges,
      smartsheetDeviations,
    );
    expect(report(verdict)).toBe('');
    expect(new Set(smartsheet.exchanges.map(({ status }) => status))).toEqual(
      new Set([200, 400, 401, 404, 429, 503]),
    );
  });
});

async function readAll(call: Call): Promise<void> {
  await call('GET', '/users/me');
  await call('GET', '/serverinfo');
}

async function writeAll(call: Call, sheetId: number): Promise<void> {
  const sheet = `/sheets/${sheetId}`;
  const { columns = [] } = await call('GET', `${sheet}?level=2&include=objectValue,rowPermalink`);
  const index = columns.length;
  const { result: made = [] } = await call('POST', `${sheet}/columns`, [
    { title: 'Details', type: 'TEXT_NUMBER', index },
    { title: 'Colours', type: 'MULTI_PICKLIST', options: ['Red', 'Green'], index },
    { title: 'Reviewers', type: 'MULTI_CONTACT_LIST', index },
    { title: 'Complete', type: 'CHECKBOX', index },
    { title: 'Expert', type: 'CONTACT_LIST', index },
    { title: 'When', type: 'DATE', index },
  ]);
  const [details, colours, reviewers, complete, expert, when] = made.map(({ id }) => id);
  await call('PUT', `${sheet}/columns/${colours}`, {
    type: 'MULTI_PICKLIST',
    options: ['Red', 'Green', 'Blue'],
    validation: true,
  });
  await call('PUT', `${sheet}/columns/${details}`, { index, format: ',,,,,,,,,27,,,,,,,' });

  const contact = { objectType: 'CONTACT', email: 'ada@acme.example', name: 'Ada Byron' };
  const cells = [
    { columnId: details, value: '=1+1', strict: false },
    { columnId: colours, objectValue: { objectType: 'MULTI_PICKLIST', values: ['Red'] } },
    { columnId: reviewers, objectValue: { objectType: 'MULTI_CONTACT', values: [contact] } },
    { columnId: complete, value: true },
    { columnId: expert, objectValue: contact },
    { columnId: when, value: '2026-12-01' },
  ];
  const rowId = (await call('POST', `${sheet}/rows`, [{ toBottom: true, cells }])).result?.[0]?.id;
  const cleared = { columnId: details, value: '', format: ',,,,,,,,,27,,,,,,,' };
  await call('PUT', `${sheet}/rows`, [{ id: rowId, cells: [cleared] }]);
  await call('GET', `${sheet}/rows/${rowId}?include=objectValue,rowPermalink&level=2`);
  await call('GET', `${sheet}?columnIds=${details}&rowsModifiedSince=2026-01-01T00:00:00Z`);
  await call('GET', `${sheet}?level=2&include=objectValue,rowPermalink,format`);

  const link = { attachmentType: 'LINK', url: 'https://acme.slack.com/p1', name: 'Open in Slack' };
  await call('POST', `${sheet}/rows/${rowId}/attachments`, link);
  await call('GET', `${sheet}/rows/${rowId}/attachments`);
  await call('DELETE', `${sheet}/rows?ids=${rowId}`);
}

async function refuseAll(
  call: Call,
  stranger: Call,
  sheetId: number,
  smartsheet: SmartsheetStandIn,
): Promise<void> {
  await stranger('GET', '/users/me');
  await call('GET', '/sheets/1');
  await call('POST', `/sheets/${sheetId}/columns`, [{ title: 'Details', type: 'TEXT_NUMBER', index: 1 }]);
  for (const status of [429, 503]) {
    smartsheet.fail({ kind: 'status', status, times: 1 });
    await call('GET', `/sheets/${sheetId}`);
  }
}
