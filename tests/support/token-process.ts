/**
 * A process of its own that needs a token, again and again, as fast as it can; prints those that it got, once each.
 *
 *     node token-process.ts <database url> <tool url> <now, as ISO date> <how often> <when to begin, in ms>
 */
import { freshToken } from '../../src/domain/integrations/fresh-token.ts';
import { integration, tokenParts, workspaceId } from './token-world.ts';

const [databaseUrl = '', toolUrl = '', now = '', times = '1', beginAt = '0'] = process.argv.slice(2);
const parts = tokenParts(databaseUrl, toolUrl, () => new Date(now));
// All at the same time, however long each took to start.
await new Promise((resolve) => setTimeout(resolve, Number(beginAt) - Date.now()));
const wanted = Array.from({ length: Number(times) }, () => freshToken(parts, workspaceId, integration));
const tokens = new Set(await Promise.all(wanted));
await parts.store.close();
process.stdout.write([...tokens].join(' '));
