import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Context, createContext } from '../../../src/context.ts';
import { connectTool, disconnectTool } from '../../../src/domain/integrations/connect-tool.ts';
import { anIntegration, aPerson, workspaceWithStream } from '../../contracts/store-samples.ts';
import { testConfig } from '../../support/test-config.ts';

let context: Context;
beforeEach(async () => {
  context = createContext(testConfig({ DATABASE_URL: 'file::memory:' }));
  await context.store.migrate();
  await workspaceWithStream(context.store);
  await inT1().transaction((db) => db.integrations.put(anIntegration('I1'), 'sealed'));
});
afterEach(() => context.store.close());

const inT1 = () => context.store.in('T1');
const admin = aPerson('UADMIN');

test('[S9, A7] who connected which component, and who took it away, is in the audit log, each once', async () => {
  const component = { id: '4711', name: 'Help desk', url: null };
  const { id } = await connectTool(context, 'T1', admin, { streamId: 'S1', tool: 'asana', component });
  await disconnectTool(context, 'T1', admin, id);
  await disconnectTool(context, 'T1', admin, id);
  const entries = await inT1().read((db) => db.audit.page({ subjectId: 'S1', limit: 10 }));
  expect(entries.map(({ actor, subject, act }) => [actor, subject.name, act])).toEqual([
    ['UADMIN', 'Stream S1', { kind: 'removed', what: 'connected tool', name: 'Asana: Help desk' }],
    ['UADMIN', 'Stream S1', { kind: 'added', what: 'connected tool', name: 'Asana: Help desk' }],
  ]);
});
