import { expect, test } from '@jest/globals';
import { startSmartsheet } from '../../sandbox/smartsheet/index.ts';
import { seedTokens } from '../../sandbox/smartsheet/seed.ts';
import { smartsheetConnector } from '../../src/integrations/smartsheet/index.ts';
import { judgeRun, report } from './deviations.ts';
import { fullRun } from './full-run.ts';
import { createJudge } from './judge.ts';
import { smartsheetConventions, smartsheetDeviations } from './smartsheet-deviations.ts';
import { describeWithDescription } from './vendor-description.ts';

describeWithDescription('smartsheet', '[I8] Smartsheet', (load) => {
  test("connector and stand-in speak as Smartsheet's own description has it", async () => {
    const smartsheet = await startSmartsheet({ statePath: null, localTargets: true });
    const sheetId = (name: string) => String(smartsheet.sheet(name).id);
    try {
      await fullRun({
        fail: (fault) => smartsheet.fail(fault),
        connector: (options) => smartsheetConnector({ url: smartsheet.url, ...options }),
        serviceUser: {
          id: '1',
          token: seedTokens.serviceUser,
          name: 'Streamly Service',
          email: 'streamly@acme.example',
        },
        componentId: sheetId('IT help desk'),
        readOnlyComponentId: sheetId('Company plan'),
        noFieldsComponentId: sheetId('Purchase approvals'),
        missingComponentId: '4242424242424242',
        query: 'HELP DESK',
        members: [
          { name: 'Ada Byron', email: 'ada@acme.example' },
          { name: 'Grace Hopper', email: 'grace@acme.example' },
        ],
        outsider: { name: 'Olga "O" <Outside>', email: null },
        deleteTask: (sheet, row) => smartsheet.byHand.deleteRow(sheet, row),
      });
    } finally {
      await smartsheet.close();
    }

    const verdict = judgeRun(
      createJudge(load(), smartsheetConventions),
      smartsheet.exchanges,
      smartsheetDeviations,
    );
    expect(report(verdict)).toBe('');
    expect(verdict.exchanges).toBeGreaterThan(50);
  });
});
