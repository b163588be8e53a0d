/** A page of a list as Smartsheet answers it, by `page`, `pageSize` (100) and `includeAll`. */
export function pageOf(query: URLSearchParams, items: readonly object[]): object {
  const all = query.get('includeAll') === 'true';
  const pageSize = all ? Math.max(items.length, 1) : Number(query.get('pageSize') ?? 100);
  const pageNumber = all ? 1 : Number(query.get('page') ?? 1);
  return {
    pageNumber,
    pageSize,
    totalPages: Math.ceil(items.length / pageSize),
    totalCount: items.length,
    data: items.slice((pageNumber - 1) * pageSize, pageNumber * pageSize),
  };
}
