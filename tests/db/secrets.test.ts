import { describe, expect, test } from '@jest/globals';
import { createSecrets } from '../../src/db/secrets.ts';

const key = (id: string, fill: number) => ({ id, key: Buffer.alloc(32, fill) });
const owner = { workspaceId: 'T1', purpose: 'slack_bot_token' } as const;
const token = 'xoxb-not-a-token ☂';

describe('secrets', () => {
  const secrets = createSecrets([key('k1', 1)]);

  test('[A1] what is sealed is opened again by its owner, and stands nowhere in between', async () => {
    const sealed = await secrets.seal(owner, token);
    expect(sealed).not.toContain('xoxb');
    expect(Buffer.from(sealed, 'base64url').toString()).not.toContain('xoxb');
    expect(await secrets.open(owner, sealed)).toBe(token);
  });

  test('[A1] the same text sealed twice does not look the same', async () => {
    expect(await secrets.seal(owner, token)).not.toBe(await secrets.seal(owner, token));
  });

  test('[A1] a value that was moved to another workspace or purpose does not open', async () => {
    const sealed = await secrets.seal(owner, token);
    await expect(secrets.open({ ...owner, workspaceId: 'T2' }, sealed)).rejects.toThrow();
    await expect(secrets.open({ ...owner, purpose: 'tool_credentials' }, sealed)).rejects.toThrow();
  });

  test('[A1] an owner that is stored along with the value counts for nothing', async () => {
    const other = { ...owner, workspaceId: 'T2' };
    const sealed = JSON.parse(await secrets.seal(other, token)) as Record<string, string>;
    const aad = Buffer.from('T2\nslack_bot_token').toString('base64url');
    await expect(secrets.open(owner, JSON.stringify({ ...sealed, aad }))).rejects.toThrow();
  });

  test.each(['protected', 'iv', 'ciphertext', 'tag'])(
    '[A1] a value whose %s was changed does not open',
    async (part) => {
      const sealed = JSON.parse(await secrets.seal(owner, token)) as Record<string, string>;
      const text = sealed[part] ?? '';
      const changed = (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
      expect(await secrets.open(owner, JSON.stringify(sealed))).toBe(token);
      await expect(secrets.open(owner, JSON.stringify({ ...sealed, [part]: changed }))).rejects.toThrow();
    },
  );

  test('[E4] after a rotation the new key seals, and the old one still opens', async () => {
    const before = await secrets.seal(owner, token);
    const rotated = createSecrets([key('k2', 2), key('k1', 1)]);
    expect(await rotated.open(owner, before)).toBe(token);
    const after = await rotated.seal(owner, token);
    expect(await createSecrets([key('k2', 2)]).open(owner, after)).toBe(token);
    await expect(secrets.open(owner, after)).rejects.toThrow('k2');
  });

  test('[E4] a value of a key that is not known any more does not open, and says which key it was', async () => {
    const sealed = await secrets.seal(owner, token);
    await expect(createSecrets([key('k2', 2)]).open(owner, sealed)).rejects.toThrow(
      'No encryption key named k1.',
    );
  });

  test('[E4] another key under the same name does not open it', async () => {
    const sealed = await secrets.seal(owner, token);
    await expect(createSecrets([key('k1', 9)]).open(owner, sealed)).rejects.toThrow();
  });

  test('[E4] without a key there are no secrets', () => {
    expect(() => createSecrets([])).toThrow('No encryption key.');
  });
});
