import type { StandInAnswer, StandInRequest } from '../stand-in-server.ts';

/** One page of a list, with the address of the next one in its Link header. */
export function paged(request: StandInRequest, all: readonly unknown[]): StandInAnswer {
  const size = Math.min(100, Number(request.query.get('per_page') ?? 30));
  const page = Number(request.query.get('page') ?? 1);
  const body = all.slice((page - 1) * size, page * size);
  const hasNext = all.length > page * size;
  return { status: 200, body, ...(hasNext ? { headers: { link: linkTo(request, page + 1) } } : {}) };
}

function linkTo({ path, query, headers }: StandInRequest, page: number): string {
  const next = new URLSearchParams(query);
  next.set('page', String(page));
  return `<http://${headers.host ?? ''}${path}?${next.toString()}>; rel="next"`;
}
