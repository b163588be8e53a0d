import type { WebClient } from '@slack/web-api';
import type { WorkspaceDb } from '../../db/store.ts';
import { fieldsOfTask, slackIdsOfTask, taskContent } from '../../domain/integrations/task-content.ts';
import type { KnownFile } from '../../domain/requests/files.ts';
import { listChoice } from '../../domain/requests/list-choice.ts';
import { listRequests } from '../../domain/requests/list-requests.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { RequestCursor } from '../../domain/requests/request-query.ts';
import type { ExportedRequest } from '../../domain/requests/requests-csv.ts';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import { statusOf } from '../../domain/streams/statuses.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { findPerson } from '../../slack/people.ts';
import { sendFile } from '../../slack/send-file.ts';
import { exportWords } from '../../views/request-list/export-words.ts';
import { writeCsvFile } from '../csv-file.ts';
import { type Handler, type Job, nothing, type Parts } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackNames } from '../slack-names.ts';
import { channelPermalink } from '../task-source.ts';

/** Requests that one file holds. */
const mostRequests = 50_000;
const readAtOnce = 200;

/**
 * Sends the Requests of a list as a CSV file to the person who asked for it (R12): those that they may see by now.
 * Read and written page by page, so that neither the database is held for long nor all of it in memory. After an unknown outcome it is sent again: twice
 * is better than never.
 */
export const slackListExport: Handler<'slack.list_export'> = {
  async carryOut(parts, job) {
    const client = await slackClient(parts, job);
    const person = await findPerson(parts, client, job.workspaceId, job.work.userId);
    const choice = listChoice.parse(job.work.choice);
    const own = parts.store.in(job.workspaceId);
    let after: RequestCursor | undefined;
    async function* pages() {
      let read = 0;
      do {
        const page = await own.read((db) =>
          listRequests(db, person, choice, job.createdAt, { after, pageSize: readAtOnce }),
        );
        yield await exportPage(parts, job, client, page.requests);
        read += page.requests.length;
        after = page.next ?? undefined;
      } while (after && read < mostRequests);
    }

    const file = await writeCsvFile(pages());
    try {
      await sendFile(client, person.userId, exportWords(file.requests, after !== undefined), {
        filename: `requests-${job.createdAt.toISOString().slice(0, 10)}.csv`,
        title: 'Requests',
        content: file.content,
      });
    } finally {
      await file.remove();
    }
    return nothing;
  },
  /** The person may ask again; the log has it. */
  tell: () => nothing,
};

interface Source {
  request: Request;
  stream: Stream;
  fields: FieldDefinition[];
  slackUrl: string | null;
}

async function exportPage(
  parts: Parts,
  job: Job<'slack.list_export'>,
  client: WebClient,
  requests: readonly Request[],
): Promise<ExportedRequest[]> {
  const own = parts.store.in(job.workspaceId);
  const { sources, people, files } = await own.read((db) => sourcesOf(db, requests));
  const ids = sources.map(({ request, fields }) => slackIdsOfTask(request, fields));
  const known = new Map(people.map((person) => [person.userId, person]));
  const { channels, people: others } = await slackNames(parts, client, job.workspaceId, {
    people: [...new Set(ids.flatMap((some) => some.people))].filter((id) => !known.has(id)),
    channels: [...new Set(ids.flatMap((some) => some.channels))],
  });
  const names = { channels, people: new Map([...others, ...known]), files };
  return sources.map(({ request, stream, fields, slackUrl }) => ({
    content: taskContent({
      request,
      stream: stream.name,
      fields,
      settings: { statuses: [] },
      names,
      slackUrl,
    }),
    status: statusOf(request, stream.settings).name,
    createdAt: request.createdAt,
    updatedAt: request.updatedAt,
    closedAt: request.closedAt,
  }));
}

/** What the rows of a page are made of. Forms and libraries are read once for each Stream. */
function* sourcesOf(db: WorkspaceDb, requests: readonly Request[]) {
  const sources: Source[] = [];
  const files: [string, KnownFile][] = [];
  const streams = new Map<string, Stream | undefined>();
  const libraries = new Map<string, FieldDefinition[]>();
  const forms = new Map<string, readonly FieldDefinition[]>();
  for (const request of requests) {
    const { streamId, formVersion } = request;
    if (!streams.has(streamId)) {
      streams.set(streamId, yield* db.streams.byId(streamId));
      libraries.set(streamId, yield* db.streams.everyField(streamId));
    }
    const stream = streams.get(streamId);
    if (!stream) continue;
    const version = `${streamId}/${formVersion}`;
    if (!forms.has(version))
      forms.set(version, (yield* db.streams.form(streamId, formVersion))?.fields ?? []);
    const fields = fieldsOfTask(forms.get(version) ?? [], libraries.get(streamId) ?? [], request);
    if (fields.some(({ type }) => type === 'files')) {
      for (const file of yield* db.requestFiles.ofRequest(request.id)) files.push([file.id, file]);
    }
    sources.push({ request, stream, fields, slackUrl: yield* channelPermalink(db, request.id) });
  }
  return { sources, people: yield* db.people.all(), files: new Map(files) };
}
