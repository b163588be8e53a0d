import { describe, expect, test } from '@jest/globals';
import { attachments } from './client-calls.ts';
import { type ContractTool, content, ensured, serviceClient } from './contract-world.ts';
import { withWorld } from './with-world.ts';

/** Files of the form and the thread, where a task takes more than links to them. */
export function fileContract(tool: ContractTool): void {
  describe('files', () => {
    if (tool.takesFiles === false) {
      test('[R9] a tool that takes links alone has no largest file and no call for files', () =>
        withWorld(tool, async (world) => {
          const { files, attachFile } = serviceClient(world);
          expect([world.connector().largestFile, files, attachFile]).toEqual([null, undefined, undefined]);
        }));
      return;
    }

    test('[R9] a file is attached as it is named; after a lost answer it is there to be found', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const own = attachments(client);
        const { componentId } = world;
        const { id: taskId } = await client.create(componentId, content(world), await ensured(world));
        await client.attach(componentId, taskId, { url: 'https://acme.slack.com/1', name: 'Open in Slack' });
        const name = 'Übersicht “für” 佐藤 👋.pdf';
        const id = await own.attachFile(componentId, taskId, {
          name,
          content: new Blob(['x'.repeat(5000)]),
        });
        expect(await own.files(componentId, taskId)).toEqual([{ id, name }]);
        world.fail({ kind: 'lose_answer', method: 'POST', times: 1 });
        const lost = own.attachFile(componentId, taskId, { name: 'b.txt', content: new Blob(['b']) });
        await expect(lost).rejects.toMatchObject({ maybeDone: true });
        expect((await own.files(componentId, taskId)).map((file) => file.name)).toEqual([name, 'b.txt']);
      }));
  });
}
