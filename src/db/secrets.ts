import { FlattenedEncrypt, type FlattenedJWE, flattenedDecrypt } from 'jose';

/** What a secret belongs to: a value that was moved to another row does not open there. */
export interface SecretOwner {
  workspaceId: string;
  purpose: 'slack_bot_token' | 'webhook_secret' | 'tool_credentials' | 'sign_in_link' | 'sign_in_verifier';
}

export interface Secrets {
  /** Text that only `open` with the same owner turns back. */
  seal(owner: SecretOwner, plain: string): Promise<string>;
  /** @throws where the text was made for another owner, changed, or sealed with a key that is not known. */
  open(owner: SecretOwner, sealed: string): Promise<string>;
}

const encode = (text: string) => new TextEncoder().encode(text);
const bound = (owner: SecretOwner) => encode(`${owner.workspaceId}\n${owner.purpose}`);

/**
 * Encrypts with A256GCM (JWE, direct), the owner bound as additional authenticated data and the key's id in the
 * header, so that several keys can be known at a time.
 *
 * @param keys newest first: the first one seals, all of them open.
 */
export function createSecrets(keys: readonly { id: string; key: Buffer }[]): Secrets {
  const newest = keys[0];
  if (!newest) throw new Error('No encryption key.');
  const keyOf = new Map(keys.map(({ id, key }) => [id, key]));

  return {
    async seal(owner, plain) {
      const jwe = await new FlattenedEncrypt(encode(plain))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: newest.id })
        .setAdditionalAuthenticatedData(bound(owner))
        .encrypt(newest.key);
      // The owner is not stored: it is given again to open.
      const { aad: _, ...stored } = jwe;
      return JSON.stringify(stored);
    },
    async open(owner, sealed) {
      const aad = Buffer.from(bound(owner)).toString('base64url');
      const jwe: FlattenedJWE = { ...(JSON.parse(sealed) as FlattenedJWE), aad };
      const { plaintext } = await flattenedDecrypt(jwe, (header) => {
        const key = keyOf.get(header?.kid ?? '');
        if (!key) throw new Error(`No encryption key named ${header?.kid}.`);
        return key;
      });
      return new TextDecoder().decode(plaintext);
    },
  };
}
