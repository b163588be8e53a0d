import type { StandInAnswer, StandInRequest } from '../stand-in-server.ts';
import { Refusal } from './refusal.ts';
import type { Shown } from './representation.ts';

const compactKeys = ['gid', 'resource_type', 'resource_subtype', 'name'];

/** One record in Asana's envelope: whole, or what `opt_fields` names. */
export function single(request: StandInRequest, shown: Shown, status = 200): StandInAnswer {
  const paths = optFields(request);
  return { status, body: { data: paths.length > 0 ? picked(shown, paths) : shown } };
}

/** A page of records: compact, or what `opt_fields` names; `limit` and `offset` as in Asana. */
export function page(request: StandInRequest, all: readonly Shown[]): StandInAnswer {
  const start = offsetOf(request);
  const limit = limitOf(request, all.length);
  const paths = optFields(request);
  const data = all
    .slice(start, start + limit)
    .map((shown) => picked(shown, paths.length > 0 ? paths : compactKeys));
  const next = start + limit < all.length ? nextPage(request, start + limit) : null;
  return { status: 200, body: { data, next_page: next } };
}

/** The part of a record that the dotted paths name; its gid always. Deeper records are compact unless named. */
export function picked(shown: Shown, paths: readonly string[]): Shown {
  const result: Shown = 'gid' in shown ? { gid: shown.gid } : {};
  for (const [key, value] of Object.entries(shown)) {
    const below = paths
      .filter((path) => path.startsWith(`${key}.`))
      .map((path) => path.slice(key.length + 1));
    if (!paths.includes(key) && below.length === 0) continue;
    result[key] = pickedBelow(value, paths.includes(key) ? [] : below);
  }
  return result;
}

function pickedBelow(value: unknown, paths: readonly string[]): unknown {
  if (paths.length === 0) return value;
  if (Array.isArray(value)) return value.map((item) => pickedBelow(item, paths));
  return typeof value === 'object' && value !== null ? picked(value as Shown, paths) : value;
}

function optFields({ query }: StandInRequest): string[] {
  return query
    .getAll('opt_fields')
    .flatMap((value) => value.split(','))
    .filter((path) => path !== '');
}

function limitOf({ query }: StandInRequest, all: number): number {
  const text = query.get('limit');
  if (text === null) return Math.max(all, 1);
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new Refusal(400, 'limit: Must be between 1 and 100');
  }
  return limit;
}

function offsetOf({ query }: StandInRequest): number {
  const text = query.get('offset');
  if (text === null) return 0;
  const start = Number(/^from:(\d+)$/.exec(Buffer.from(text, 'base64url').toString())?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) throw new Refusal(400, 'offset: Your pagination token is invalid.');
  return start;
}

function nextPage({ path, query }: StandInRequest, start: number) {
  const offset = Buffer.from(`from:${start}`).toString('base64url');
  const next = new URLSearchParams(query);
  next.set('offset', offset);
  const search = next.toString();
  const short = path.replace('/api/1.0', '');
  return { offset, path: `${short}?${search}`, uri: `https://app.asana.com${path}?${search}` };
}
