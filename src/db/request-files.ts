import { eq } from 'drizzle-orm';
import type { FileCopy, KnownFile } from '../domain/requests/files.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** What is known of the files that answers of Requests name. */
export function requestFileQueries(q: TenantQueries) {
  const { requestFiles, fileCopies } = q.schema;
  return {
    *ofRequest(requestId: string): Steps<KnownFile[]> {
      const found = yield* q.select(requestFiles, { where: eq(requestFiles.requestId, requestId) });
      return found.map(({ workspaceId: _, requestId: __, ...file }) => file);
    },
    /** Adds files; one that is known already is brought up to date. */
    *put(requestId: string, files: readonly KnownFile[]): Steps<void> {
      const key = [requestFiles.workspaceId, requestFiles.requestId, requestFiles.id];
      for (const file of files) yield* q.put(requestFiles, key, { ...file, requestId });
    },
    /** How its files stand in a connected tool. */
    *copies(requestId: string, connectedToolId: string): Steps<FileCopy[]> {
      const found = yield* q.find(fileCopies, { requestId, connectedToolId });
      return found.map(({ fileId, externalId, refusedBecause }) => ({ fileId, externalId, refusedBecause }));
    },
    *putCopy(requestId: string, connectedToolId: string, copy: FileCopy): Steps<void> {
      const { workspaceId, requestId: request, connectedToolId: tool, fileId } = fileCopies;
      yield* q.put(fileCopies, [workspaceId, request, tool, fileId], { requestId, connectedToolId, ...copy });
    },
  };
}

export type RequestFileQueries = ReturnType<typeof requestFileQueries>;
