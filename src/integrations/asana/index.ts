import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { cutMark } from '../clean-text.ts';
import type { Connector, ToolClient } from '../connector.ts';
import type { FileClient } from '../files.ts';
import { createMemories } from '../memory.ts';
import type { OAuthApp } from '../sign-in.ts';
import { checkAccess } from './access.ts';
import { findProjects, whoAmI } from './account.ts';
import { type AsanaApi, createAsanaApi } from './client.ts';
import { commentClient } from './comments.ts';
import { describeFields, ensureFields } from './ensure-fields.ts';
import { longestText } from './field-values.ts';
import { reservedFieldNames } from './fields.ts';
import { fileClient } from './files.ts';
import { emptyMemory, type Memory } from './memory.ts';
import { asanaSignIn } from './oauth.ts';
import { createPeople } from './people.ts';
import { attachLink, changedTasks, createTask, findTask, readTask, updateTask } from './tasks.ts';
import { hear, webhookClient } from './webhook.ts';

export interface AsanaOptions {
  /** Without a path, such as `https://app.asana.com`. */
  url: string;
  /** For one whole request, in milliseconds. */
  timeoutMs?: number;
  /** As which people sign in; null: by pasted tokens alone. */
  oauthApp?: OAuthApp | null;
}

/** Asana: component = project, task = task. */
export function asanaConnector({ url, timeoutMs = 15_000, oauthApp = null }: AsanaOptions): Connector {
  const origin = url.replace(/\/+$/, '');
  const agent = origin.startsWith('https:')
    ? new HttpsAgent({ keepAlive: true })
    : new HttpAgent({ keepAlive: true });
  const memoryOf = createMemories(emptyMemory);
  return {
    tool: 'asana',
    words: {
      tool: 'Asana',
      component: 'project',
      components: 'projects',
      task: 'task',
      section: 'section',
      whereIsTheToken:
        'Sign in to Asana as the service user, open Settings, Apps, Developer console, and create a personal access token.',
      deletedField: 'its custom field stays with what it holds, and gets nothing new.',
    },
    reservedFieldNames,
    // Free plans have 150 requests a minute, paid ones 1,500; 15 writes at once (rate limits page).
    quota: { requestsPerMinute: 150, concurrent: 10, serialPerComponent: false, findableAfterMs: 30_000 },
    longText: { most: longestText, mark: cutMark },
    longestComment: 20_000,
    largestFile: 100 * 1024 * 1024,
    describes: true,
    webhooks: { hear },
    signIn: oauthApp && asanaSignIn({ url: origin, timeoutMs }, oauthApp),
    connect(credentials, call) {
      const api = createAsanaApi({ url: origin, timeoutMs, agent }, credentials, call);
      const client = createClient(api, memoryOf(credentials.accessToken));
      return { ...client, ...fileClient(api, { url: origin, timeoutMs }, credentials, call) };
    },
  };
}

function createClient(api: AsanaApi, memory: Memory): Omit<ToolClient, keyof FileClient> {
  const people = createPeople(api, memory);
  return {
    whoAmI: () => whoAmI(api),
    findComponents: (query) => findProjects(api, query),
    checkAccess: (projectId) => checkAccess(api, projectId),
    describeFields: (projectId, wanted, known) => describeFields(api, projectId, wanted, known),
    ensureFields: (projectId, wanted, known) => ensureFields(api, projectId, wanted, known),
    create: (projectId, task, bindings) => createTask(api, people, projectId, task, bindings),
    update: (projectId, taskId, task, bindings, only) =>
      updateTask(api, people, { projectId, taskId }, task, bindings, only),
    read: (_projectId, taskId, bindings) => readTask(api, people, taskId, bindings),
    changedSince: (projectId, since, bindings) => changedTasks(api, people, projectId, since, bindings),
    openTasks: async (projectId) => (await api.openTasks(projectId)).map(({ gid }) => gid),
    sections: async (projectId) =>
      (await api.sections(projectId)).map(({ gid, name }) => ({ id: gid, name })),
    ...webhookClient(api),
    ...commentClient(api),
    findByKey: (projectId, key, since) => findTask(api, projectId, key, since),
    attach: (_projectId, taskId, link) => attachLink(api, taskId, link),
  };
}
