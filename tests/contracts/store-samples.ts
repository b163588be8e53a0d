import type { NewRequest } from '../../src/db/requests.ts';
import type { Store } from '../../src/db/store.ts';
import type { NewStream } from '../../src/db/streams.ts';
import type { Install } from '../../src/db/workspaces.ts';
import type { ConnectedTool, Integration } from '../../src/domain/integrations/integration.ts';
import type { Person } from '../../src/domain/people.ts';
import { defaultFields, type LibraryField } from '../../src/domain/streams/default-fields.ts';

/** When everything in the samples was made. */
export const made = new Date('2030-05-01T10:00:00.000Z');

export function anInstall(workspaceId: string, facts: Partial<Install> = {}): Install {
  return {
    workspaceId,
    enterpriseId: null,
    name: `Workspace ${workspaceId}`,
    sealedBotToken: `sealed for ${workspaceId}`,
    botUserId: 'UBOT',
    botId: 'BBOT',
    scopes: ['chat:write'],
    installedBy: 'UADMIN',
    installedAt: made,
    ...facts,
  };
}

export function aStream(id: string, facts: Partial<NewStream> = {}): NewStream {
  return {
    id,
    name: `Stream ${id}`,
    description: 'What the team takes on',
    channelId: 'C1',
    channelName: 'requests',
    createdBy: 'UADMIN',
    createdAt: made,
    team: ['UALICE', 'UBOB'],
    admins: ['UADMIN'],
    ...facts,
  };
}

/** The default fields, their ids `<stream>-1` to `<stream>-7`. */
export function aLibrary(streamId: string): LibraryField[] {
  let count = 0;
  return defaultFields(() => {
    count += 1;
    return `${streamId}-${count}`;
  });
}

export function aRequest(id: string, facts: Partial<NewRequest> = {}): NewRequest {
  return {
    id,
    streamId: 'S1',
    subject: `Subject of ${id}`,
    requesterId: 'UCAROL',
    assigneeId: null,
    dueDate: null,
    answers: {},
    formVersion: 1,
    submissionKey: `view of ${id}`,
    createdAt: made,
    ...facts,
  };
}

export function anIntegration(id: string, facts: Partial<Integration> = {}): Integration {
  return {
    id,
    tool: 'asana',
    account: { id: '1', name: 'Service user', email: 'service@example.com', reaches: ['Acme'] },
    pausedBecause: null,
    pausedBy: null,
    label: null,
    addedBy: 'UADMIN',
    addedAt: made,
    ...facts,
  };
}

export function aConnectedTool(id: string, facts: Partial<ConnectedTool> = {}): ConnectedTool {
  return {
    id,
    streamId: 'S1',
    integrationId: 'I1',
    tool: 'asana',
    componentId: '4711',
    componentName: 'Project',
    componentUrl: 'https://app.example.com/4711',
    serial: false,
    bindings: [],
    boundFor: null,
    ...facts,
  };
}

export function aPerson(userId: string, facts: Partial<Person> = {}): Person {
  return {
    userId,
    name: `Person ${userId}`,
    email: `${userId.toLowerCase()}@example.com`,
    timeZone: 'Europe/Prague',
    isSlackAdmin: false,
    isGuest: false,
    isStranger: false,
    isDeactivated: false,
    ...facts,
  };
}

/** Installs a workspace with one Stream, `S1`. */
export async function workspaceWithStream(store: Store, workspaceId = 'T1', streamId = 'S1'): Promise<void> {
  await store.system.transaction(function* (db) {
    yield* db.workspaces.install(anInstall(workspaceId));
    yield* db.in(workspaceId).streams.add(aStream(streamId), aLibrary(streamId));
  });
}
