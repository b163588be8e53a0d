import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { type ContractTool, content, ensured, serviceClient } from './contract-world.ts';
import { startWebhookTarget } from './webhook-target.ts';
import { withWorld } from './with-world.ts';

/** What is said at a task, by us and by people. */
export function commentContract(tool: ContractTool): void {
  describe('comments', () => {
    test('[R9] a comment is added, changed and taken back; one that is gone already is no error', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const { componentId } = world;
        const { id: taskId } = await client.create(componentId, content(world), await ensured(world));
        const text = 'Maya: “Two lines”,\nof which <this> & that 👋';
        const first = await client.addComment(componentId, taskId, text);
        const second = await client.addComment(componentId, taskId, 'Bob: and me');
        const [read, ...more] = await client.comments(componentId, [taskId]);
        expect(read).toMatchObject({ id: first, taskId, text });
        expect([world.serviceUser.id, null]).toContain(read?.author.id);
        expect([world.serviceUser.email, null]).toContain(read?.author.email);
        expect(read?.author.id ?? read?.author.email).not.toBeNull();
        expect(Date.now() - Number(read?.at)).toBeLessThan(60_000);
        expect(more.map(({ id }) => id)).toEqual([second]);

        await client.changeComment(componentId, first, 'Maya: shorter');
        await client.removeComment(componentId, second);
        await client.removeComment(componentId, second);
        const left = await client.comments(componentId, [taskId]);
        expect(left.map((comment) => comment.text)).toEqual(['Maya: shorter']);
        const gone = client.changeComment(componentId, second, 'Bob: too late');
        await expect(gone).rejects.toMatchObject({ kind: 'missing' });
      }));

    test("[R9] people's comments are read in their names; ours end no conversation of theirs", () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const { componentId } = world;
        const bindings = await ensured(world);
        const one = await client.create(componentId, content(world), bindings);
        const other = await client.create(componentId, content(world, {}, { key: 'other' }), bindings);
        world.say(componentId, one.id, 'By hand');
        await client.addComment(componentId, one.id, 'Maya: I see');
        world.say(componentId, other.id, 'Elsewhere');
        const said = await client.comments(componentId, [one.id, other.id]);
        expect(said.map(({ taskId, text }) => [taskId, text])).toEqual(
          expect.arrayContaining([
            [one.id, 'By hand'],
            [one.id, 'Maya: I see'],
            [other.id, 'Elsewhere'],
          ]),
        );
        expect(said.find(({ text }) => text === 'By hand')?.author.name).toBe(world.person.name);
        const whole = await client.saidIn?.(componentId);
        if (whole) expect(whole).toEqual(expect.arrayContaining(said));
      }));

    test('[R9] after a lost answer the comment is there to be found; a task that is gone has none and takes none', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const { componentId } = world;
        const { id } = await client.create(componentId, content(world), await ensured(world));
        world.fail({ kind: 'lose_answer', method: 'POST', times: 1 });
        await expect(client.addComment(componentId, id, 'Maya: heard?')).rejects.toMatchObject({
          maybeDone: true,
        });
        expect(await client.comments(componentId, [id])).toMatchObject([{ text: 'Maya: heard?' }]);
        world.deleteTask(componentId, id);
        expect(await client.comments(componentId, [id])).toEqual([]);
        await expect(client.addComment(componentId, id, 'Maya: hello?')).rejects.toMatchObject({
          kind: 'missing',
        });
      }));

    test("[R9, I9] a person's comment arrives as a hint at once; ours are marked as ours", () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const target = await startWebhookTarget(world);
        try {
          const { componentId } = world;
          await target.keep(await client.registerWebhook(componentId, target.url, target.keep));
          target.known.isPending = false;
          const { id } = await client.create(componentId, content(world), await ensured(world));
          const hints = () =>
            target.calls
              .flatMap(({ heard }) => (heard.kind === 'hints' ? heard.hints : []))
              .filter(({ about }) => about === 'comments');
          await client.addComment(componentId, id, 'Maya: ours');
          while (hints().length === 0) await delay(10);
          expect(hints().filter(({ isOurs }) => !isOurs)).toEqual([]);
          world.say(componentId, id, 'By hand');
          while (!hints().some(({ isOurs }) => !isOurs)) await delay(10);
          expect([id, null]).toContain(hints().find(({ isOurs }) => !isOurs)?.taskId);
        } finally {
          await target.close();
        }
      }));
  });
}
