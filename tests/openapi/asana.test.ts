import { expect, test } from '@jest/globals';
import { seedGids, seedPeople } from '../../sandbox/asana/seed.ts';
import { startAsana } from '../../sandbox/asana/stand-in.ts';
import { asanaConnector } from '../../src/integrations/asana/index.ts';
import { asanaConventions, asanaDeviations } from './asana-deviations.ts';
import { judgeRun, report } from './deviations.ts';
import { fullRun } from './full-run.ts';
import { createJudge } from './judge.ts';
import { describeWithDescription } from './vendor-description.ts';

describeWithDescription('asana', '[I7] Asana', (load) => {
  test("connector and stand-in speak as Asana's own description has it", async () => {
    const asana = await startAsana({ statePath: null, localTargets: true });
    asana.act(seedPeople.ada, { kind: 'add_section', project: seedGids.itHelp, name: 'To do' });
    try {
      await fullRun({
        fail: (fault) => asana.fail(fault),
        connector: (options) => asanaConnector({ url: asana.url, ...options }),
        serviceUser: {
          id: seedPeople.service,
          token: 'asana-service-user-token',
          name: 'Streamly',
          email: 'streamly@acme.example',
        },
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
        deleteTask: (_project, task) => asana.deleteTask(task),
      });
    } finally {
      await asana.close();
    }

    const verdict = judgeRun(createJudge(load(), asanaConventions), asana.exchanges, asanaDeviations);
    expect(report(verdict)).toBe('');
    expect(verdict.exchanges).toBeGreaterThan(50);
  });
});
