import { expect, test } from '@jest/globals';
import { postgresColumns, sqliteColumns } from '../../src/db/columns.ts';
import { defineSchema } from '../../src/db/schema.ts';
import { rows, type Steps } from '../../src/db/steps.ts';
import type { SystemDb, WorkspaceDb } from '../../src/db/store.ts';
import type { AuditEntry } from '../../src/domain/audit/audit-entry.ts';
import { firstHomeState } from '../../src/domain/home/home-state.ts';
import type { AccountCheck } from '../../src/domain/integrations/account-check.ts';
import type {
  SignInInProgress,
  SpareCredentials,
} from '../../src/domain/integrations/sign-in-in-progress.ts';
import { newLife } from '../../src/domain/integrations/token-life.ts';
import { everyRequest } from '../../src/domain/requests/list-choice.ts';
import { newField } from '../../src/domain/streams/field.ts';
import { neverSynced } from '../../src/domain/sync/synced.ts';
import type { Webhook } from '../../src/domain/sync/watch.ts';
import type { TheDatabase } from './store-contract.ts';
import type { TestDatabase } from './store-engines.ts';
import {
  aConnectedTool,
  aLibrary,
  anInstall,
  anIntegration,
  aPerson,
  aRequest,
  aStream,
  made,
} from './store-samples.ts';

/** Stands in everything that T1 wrote, and in nothing that a test asks for. */
const secret = 'told in T1 alone';
const later = new Date(made.getTime() + 1000);
const by = { userId: 'UADMIN', at: later };
const tool = aConnectedTool('X1');
const colour = newField({ id: 'colour', name: 'Colour', type: 'text' });
const held = { ...aRequest('R1'), number: 1, isOpen: true, version: 1, updatedAt: made, closedAt: null };
const aNotification = { event: 'changed', actor: 'UBOB', isTool: false, reason: null } as const;
const aGroup = { id: 'G1', name: 'Help desk', handle: 'help', isDisabled: false, userIds: ['UALICE'] };
const anEntry: AuditEntry = {
  at: later,
  actor: 'UADMIN',
  subject: { kind: 'stream', id: 'S1', name: 'Stream' },
  act: { kind: 'archived' },
};
const task = { requestId: 'R1', connectedToolId: 'X1', taskId: '2', url: 'https://tool.example.com/2' };

const aFile = { id: 'F1', name: secret, mimetype: 'application/pdf', size: 7, permalink: secret };
const aFileCopy = { fileId: 'F1', externalId: secret, refusedBecause: null };
const aComment = {
  ...{ id: 'K1', requestId: 'R1', place: 'C1', externalId: '1.2', connectedToolId: null, authorId: 'UALICE' },
  ...{ authorName: '', text: secret, fileNames: [], at: made, editedAt: null, removedAt: null, version: 1 },
};
const aCopy = { commentId: 'K1', requestId: 'R1', place: 'X1', externalId: '7', text: secret, version: 1 };
const aNote = { id: 'N1', requestId: 'R1', authorId: 'UALICE', text: secret, at: made };
const aDraft = {
  ...{ id: 'D1', userId: 'UALICE', page: 1, latest: '1.1', seen: ['colour'], files: [aFile] },
  answers: { colour: secret },
};
const aButton = { streamId: 'S1', channelId: 'C1', ts: '1.1', bookmarkId: secret };
const anEvent = {
  ...{ channelId: 'C1', threadTs: '1.1', ts: '1.2', isDeleted: false, userId: 'UALICE', text: 'Hi' },
  ...{ files: [], editedAt: null },
};
const aStep = { stream: 'S', requester: 'UALICE', subject: 'A', details: '', dueDate: '', assignee: '' };
const anOffer = { id: 'O1', streamId: 'S1', userId: 'UALICE', channelId: 'C1', ts: '1.1', offeredAt: made };
const aWebhook: Webhook = {
  id: 'W1',
  connectedToolId: 'X1',
  tool: 'asana',
  externalId: secret,
  secret,
  state: 'active',
  createdAt: made,
  heardAt: null,
};
const everySeq = Array.from({ length: 1000 }, (_, n) => n);
const aSignIn: SignInInProgress = {
  id: 'H1',
  tool: 'asana',
  adminId: secret,
  viewId: 'V1',
  sessionHash: 'hash',
  verifier: secret,
  expiresAt: later,
  usedAt: null,
};
const aCheck: AccountCheck = {
  account: anIntegration('I1').account,
  warnings: [],
  checkedTools: [],
  replaces: null,
  isSignedIn: true,
};
const aSpare: SpareCredentials = {
  id: 'C1',
  tool: 'asana',
  credentials: `sealed ${secret}`,
  adminId: secret,
  check: null,
  expiresAt: later,
};

type Call = (db: WorkspaceDb) => Steps<unknown>;
type Calls = { [Subject in keyof WorkspaceDb]: { [Method in keyof WorkspaceDb[Subject]]: Call } };

/** Every method, called with the ids of T1. A method that is missing here does not compile. */
const calls: Calls = {
  streams: {
    byId: (db) => db.streams.byId('S1'),
    byEmoji: (db) => db.streams.byEmoji('ticket'),
    byName: (db) => db.streams.byName(`Stream ${secret}`),
    inUse: (db) => db.streams.inUse('', 100),
    countInUse: (db) => db.streams.countInUse(),
    add: (db) => db.streams.add(aStream('S-new', { name: 'A new one' }), aLibrary('S-new')),
    changeSettings: (db) => db.streams.changeSettings('S1', { guestsMaySubmit: true }),
    asFor: (db) => db.streams.asFor('UALICE'),
    hold: (db) => db.streams.hold('S1'),
    change: (db) => db.streams.change('S1', { archivedAt: later, emoji: 'eyes' }),
    putMembers: (db) => db.streams.putMembers('S1', { team: ['UMALLORY'], admins: ['UMALLORY'] }),
    ofChannel: (db) => db.streams.ofChannel('C1'),
    contents: (db) => db.streams.contents('S1'),
    delete: (db) => db.streams.delete('S1'),
    deleteRequests: (db) => db.streams.deleteRequests('S1', 10),
    form: (db) => db.streams.form('S1', 1),
    draft: (db) => db.streams.draft('S1', { lock: true }),
    formVersions: (db) => db.streams.formVersions('S1', 10, 9),
    library: (db) => db.streams.library('S1'),
    requestsWithAnswer: (db) => db.streams.requestsWithAnswer('S1', 'S1-secret'),
    requestsWithValue: (db) => db.streams.requestsWithValue('S1-secret', ['red']),
    everyField: (db) => db.streams.everyField('S1'),
    addField: (db) => db.streams.addField('S1', colour, later),
    deleteField: (db) => db.streams.deleteField('S1', 'S1-4', later),
    changeField: (db) => db.streams.changeField('S1', { ...colour, id: 'S1-secret' }),
    placeFields: (db) => db.streams.placeFields('S1', ['S1-3']),
    putDraft: (db) =>
      db.streams.putDraft('S1', [{ definition: { ...colour, id: 'S1-3' }, position: 0, deletedAt: null }]),
    publish: (db) => db.streams.publish('S1', by),
  },
  requests: {
    page: (db) => db.requests.page({ streamId: 'S1', requesterId: 'UCAROL' }),
    add: (db) => db.requests.add(aRequest('R-new')),
    byId: (db) => db.requests.byId('R1', { lock: true }),
    openWithAnyWord: (db) =>
      db.requests.openWithAnyWord({ streamId: 'S1', requesterId: null, words: ['told'] }, 9),
    byIds: (db) => db.requests.byIds(['R1']),
    bySubmission: (db) => db.requests.bySubmission('view of R1'),
    change: (db) => db.requests.change(held, { assigneeId: 'UMALLORY', answers: {} }, later),
    addFindable: (db) => db.requests.addFindable({ id: 'R3', number: 2 }, { words: ['pens'], values: [] }),
    putFindable: (db) =>
      db.requests.putFindable(
        { id: 'R1', number: 1 },
        { words: ['new'], values: [{ fieldId: 'colour', value: 'red' }] },
      ),
    remember: (db) =>
      db.requests.remember('R1', {
        at: later,
        actor: 'U1',
        connectedToolId: null,
        change: { kind: 'completed' },
      }),
    history: (db) => db.requests.history('R1'),
    latestHistory: (db) => db.requests.latestHistory('R1', 10, 0),
    forgetHistory: (db) => db.requests.forgetHistory('R1'),
    remove: (db) => db.requests.remove('R1'),
    cards: (db) => db.requests.cards('R1'),
    permalinks: (db) => db.requests.permalinks([{ id: 'R1', requesterId: 'UALICE' }], 'UALICE'),
    putCard: (db) =>
      db.requests.putCard('R1', { place: 'requester', channelId: 'D1', ts: '2.2', permalink: null }),
    removeCard: (db) => db.requests.removeCard('R1', 'channel'),
    moveStatuses: (db) =>
      db.requests.moveStatuses('S1', 'S1-1', { kept: ['new'], open: 'new', closed: 'done' }),
    markTold: (db) => db.requests.markTold('R1', 7),
  },
  requestFiles: {
    ofRequest: (db) => db.requestFiles.ofRequest('R1'),
    put: (db) => db.requestFiles.put('R1', [{ ...aFile, name: 'other.pdf', permalink: '' }]),
    copies: (db) => db.requestFiles.copies('R1', 'X1'),
    putCopy: (db) =>
      db.requestFiles.putCopy('R1', 'X1', { fileId: 'F1', externalId: null, refusedBecause: 'Too large.' }),
  },
  comments: {
    requestOfThread: (db) => db.comments.requestOfThread('C1', '1.1'),
    ofRequest: (db) => db.comments.ofRequest('R1'),
    byExternalId: (db) => db.comments.byExternalId('C1', '1.2'),
    saidIn: (db) => db.comments.saidIn('C1'),
    add: (db) => db.comments.add({ ...aComment, id: 'K-new', externalId: '1.3', text: 'New' }),
    change: (db) => db.comments.change(aComment, { text: 'Other' }),
    copies: (db) => db.comments.copies('R1'),
    copiesIn: (db) => db.comments.copiesIn('X1'),
    putCopy: (db) => db.comments.putCopy({ ...aCopy, place: 'X3', text: 'Other' }),
    removeCopy: (db) => db.comments.removeCopy('K1', 'X1'),
    forget: (db) => db.comments.forget('R1'),
  },
  teamNotes: {
    latest: (db) => db.teamNotes.latest('R1', 10, 0),
    add: (db) => db.teamNotes.add({ ...aNote, id: 'N-new', text: 'New' }, 'another view'),
    forget: (db) => db.teamNotes.forget('R1'),
  },
  drafts: {
    byId: (db) => db.drafts.byId('D1', 'UALICE', { lock: true }),
    put: (db) => db.drafts.put({ ...aDraft, answers: {} }, later),
    remove: (db) => db.drafts.remove(['D1'], 'UALICE'),
  },
  integrations: {
    all: (db) => db.integrations.all(),
    ofTool: (db) => db.integrations.ofTool('asana'),
    byId: (db) => db.integrations.byId('I1'),
    sealedCredentials: (db) => db.integrations.sealedCredentials('I1'),
    put: (db) => db.integrations.put(anIntegration('I-new', { tool: 'jira' }), 'sealed'),
    putCredentials: (db) => db.integrations.putCredentials('I1', 'sealed anew'),
    resume: (db) => db.integrations.resume('I1'),
    rename: (db) => db.integrations.rename('I1', 'Another name'),
    remove: (db) => db.integrations.remove('I1', later),
    connectedToolsOf: (db) => db.integrations.connectedToolsOf('I1'),
    pause: (db) => db.integrations.pause('I1', 'Paused.', 'tool'),
    spending: (db) => db.integrations.spending('I1', new Date(0)),
    putSpending: (db) => db.integrations.putSpending('I1', { at: made, requests: 999 }, later),
    connectedTools: (db) => db.integrations.connectedTools('S1'),
    connectedTool: (db) => db.integrations.connectedTool('X1'),
    connect: (db) => db.integrations.connect({ ...tool, id: 'X-new' }, by),
    disconnect: (db) => db.integrations.disconnect('X1', later),
    unbind: (db) => db.integrations.unbind('X1'),
    beginBinding: (db) => db.integrations.beginBinding('X1', 'another lease', later),
    bind: (db) => db.integrations.bind('X1', [], 'fingerprint'),
    task: (db) => db.integrations.task('R1', 'X1'),
    tasksOf: (db) => db.integrations.tasksOf('R1'),
    addTask: (db) => db.integrations.addTask({ ...task, connectedToolId: 'X3' }, later),
    markLinked: (db) => db.integrations.markLinked('R1', 'X1'),
    markMissing: (db) => db.integrations.markMissing('R1', 'X1', later),
  },
  sync: {
    watch: (db) => db.sync.watch('X1'),
    putWatch: (db) => db.sync.putWatch('X3', { unheardBecause: 'Nobody calls.' }),
    synced: (db) => db.sync.synced('R1', 'X1'),
    putSynced: (db) => db.sync.putSynced('R1', 'X3', neverSynced),
    tasksById: (db) => db.sync.tasksById('X1', ['2']),
    openTasks: (db) => db.sync.openTasks('X1'),
    webhooks: (db) => db.sync.webhooks('X1'),
    addWebhook: (db) => db.sync.addWebhook({ ...aWebhook, id: 'W-new', externalId: null, secret: null }),
    changeWebhook: (db) => db.sync.changeWebhook('W1', { state: 'ended' }),
    keepSecret: (db) => db.sync.keepSecret('W2', 'sealed by another'),
  },
  deliveries: {
    oweNewRequest: (db) => db.deliveries.oweNewRequest('R1', [tool]),
    oweListExport: (db) => db.deliveries.oweListExport('UALICE', everyRequest),
    oweCard: (db) => db.deliveries.oweCard('R1', 'requester'),
    oweThread: (db) => db.deliveries.oweThread('R1'),
    owePermalink: (db) => db.deliveries.owePermalink('R1', 'channel'),
    mayBeCard: (db) => db.deliveries.mayBeCard('1.1'),
    enqueueThreadEvent: (db) => db.deliveries.enqueueThreadEvent(anEvent),
    hurryThreadEvents: (db) => db.deliveries.hurryThreadEvents('C1', '1.1'),
    eraseThreadEvent: (db) => db.deliveries.eraseThreadEvent(1, anEvent),
    buttonsUnderWay: (db) => db.deliveries.buttonsUnderWay(),
    forgetTrouble: (db) => db.deliveries.forgetTrouble('channel/S1/C1'),
    oweStep: (db) => db.deliveries.oweStep('Fx1', aStep),
    oweFormOffer: (db) => db.deliveries.oweFormOffer('O1'),
    oweButton: (db) => db.deliveries.oweButton('S1'),
    oweBookmark: (db) => db.deliveries.oweBookmark('S1'),
    oweNotice: (db) => db.deliveries.oweNotice('UALICE', 'Hello'),
    oweInvites: (db) => db.deliveries.oweInvites('C1', ['UALICE']),
    oweSeal: (db) => db.deliveries.oweSeal('R1'),
    oweStreamDeletion: (db) => db.deliveries.oweStreamDeletion('S1', 1),
    oweStreamCards: (db) => db.deliveries.oweStreamCards('S1', null),
    oweStreamFile: (db) => db.deliveries.oweStreamFile('UALICE', 'S1'),
    oweHome: (db) => db.deliveries.oweHome('UALICE'),
    failedOf: (db) => db.deliveries.failedOf('UALICE', 10),
    oweNoticeOfTrouble: (db) => db.deliveries.oweNoticeOfTrouble('UALICE', 'X1', 'The sheet is gone.'),
    oweTask: (db) => db.deliveries.oweTask('R1', tool),
    isTaskOwed: (db) => db.deliveries.isTaskOwed('R1', tool),
    oweComments: (db) => db.deliveries.oweComments('R1', tool),
    oweFiles: (db) => db.deliveries.oweFiles('R1', tool),
    oweThreadComments: (db) => db.deliveries.oweThreadComments('R1'),
    oweLink: (db) => db.deliveries.oweLink('R1', tool),
    owePull: (db) => db.deliveries.owePull(tool),
    oweWebhook: (db) => db.deliveries.oweWebhook(tool),
    oweFields: (db) => db.deliveries.oweFields(tool),
    oweChannel: (db) => db.deliveries.oweChannel('C1'),
    oweNews: (db) => db.deliveries.oweNews('UALICE', null),
    oweAuditExport: (db) => db.deliveries.oweAuditExport('UALICE', null),
    oweUserGroups: (db) => db.deliveries.oweUserGroups(),
    oweRevocation: (db) => db.deliveries.oweRevocation('asana', 'C1', later),
    unsettledOf: (db) => db.deliveries.unsettledOf('R1'),
    counts: (db) => db.deliveries.counts('I1'),
    latest: (db) => db.deliveries.latest(100),
    retryOf: (db) => db.deliveries.retryOf('R1'),
    retryCards: (db) => db.deliveries.retryCards(),
    comeBack: (db) => db.deliveries.comeBack('X', new Date()),
    hurry: (db) => db.deliveries.hurry('I1'),
  },
  failedDeliveries: {
    page: (db) => db.failedDeliveries.page('I1', { limit: 100, offset: 0 }),
    bySeq: (db) => db.failedDeliveries.bySeq('I1', 1),
    retry: (db) => db.failedDeliveries.retry('I1', everySeq),
    giveUp: (db) => db.failedDeliveries.giveUp('I1', everySeq),
  },
  signIns: {
    begin: (db) => db.signIns.begin({ ...aSignIn, id: 'H-new' }, later),
    byId: (db) => db.signIns.byId('H1'),
    use: (db) => db.signIns.use('H1', later),
    putSpare: (db) => db.signIns.putSpare({ ...aSpare, id: 'C-new' }),
    putCheck: (db) => db.signIns.putCheck('C1', aCheck),
    spare: (db) => db.signIns.spare('C1'),
    removeSpare: (db) => db.signIns.removeSpare('C1'),
  },
  tokens: {
    life: (db) => db.tokens.life('I1'),
    putLife: (db) => db.tokens.putLife('I1', newLife(later, 3600)),
    changeLife: (db) => db.tokens.changeLife('I1', { lease: 'another' }),
    removeLife: (db) => db.tokens.removeLife('I1'),
  },
  health: {
    of: (db) => db.health.of('I1'),
    spent: (db) => db.health.spent('I1', new Date(0)),
    noteSuccess: (db) => db.health.noteSuccess('I1', later),
    noteLimit: (db) => db.health.noteLimit('I1', later),
    putWarnings: (db) => db.health.putWarnings('I1', [], later),
    forget: (db) => db.health.forget('I1'),
  },
  people: {
    byId: (db) => db.people.byId('UALICE'),
    all: (db) => db.people.all(),
    byIds: (db) => db.people.byIds(['UALICE']),
    byEmail: (db) => db.people.byEmail(`${secret}@acme.example`),
    put: (db) => db.people.put(aPerson('UALICE', { name: 'Mallory' }), later),
  },
  settings: {
    get: (db) => db.settings.get(),
    hold: (db) => db.settings.hold(),
    change: (db) => db.settings.change({ adminIds: ['UMALLORY'], mayCreateStreams: 'admins' }),
  },
  userGroups: {
    all: (db) => db.userGroups.all(),
    byIds: (db) => db.userGroups.byIds(['G1']),
    haveMember: (db) => db.userGroups.haveMember(['G1'], 'UALICE'),
    fetchedAt: (db) => db.userGroups.fetchedAt(),
    replaceAll: (db) => db.userGroups.replaceAll([{ ...aGroup, name: 'Mallory' }], later),
  },
  channels: {
    changeId: (db) => db.channels.changeId('C1', 'C9'),
    hasMember: (db) => db.channels.hasMember('C1', 'UALICE'),
    fetchedAt: (db) => db.channels.fetchedAt('C1'),
    replaceMembers: (db) => db.channels.replaceMembers('C1', ['UMALLORY'], later),
    addMember: (db) => db.channels.addMember('C1', 'UMALLORY'),
    removeMember: (db) => db.channels.removeMember('C1', 'UALICE'),
  },
  channelButtons: {
    of: (db) => db.channelButtons.of('S1'),
    streams: (db) => db.channelButtons.streams(),
    streamAt: (db) => db.channelButtons.streamAt('C1', '1.1'),
    put: (db) => db.channelButtons.put({ ...aButton, ts: '2.2' }),
    remove: (db) => db.channelButtons.remove('S1', 'C1'),
  },
  formOffers: {
    byId: (db) => db.formOffers.byId('O1'),
    renew: (db) => db.formOffers.renew({ ...anOffer, id: 'O-new', offeredAt: later }, made),
    putDetails: (db) => db.formOffers.putDetails('O1', 'other words'),
  },
  news: {
    add: (db) => db.news.add({ recipient: 'UALICE', requestId: 'R1', what: aNotification, at: later }),
    waitingFor: (db) => db.news.waitingFor('UALICE', 10),
    remind: (db) => db.news.remind('R1', 'overdue', '2030-05-02'),
    lastSentAt: (db) => db.news.lastSentAt('UALICE'),
    markSent: (db) => db.news.markSent('UALICE', [1], later),
  },
  routing: {
    holdTurns: (db) => db.routing.holdTurns('S1', ['hardware'], { userId: '', at: 0 }),
    turns: (db) => db.routing.turns('S1'),
    beginTurn: (db) => db.routing.beginTurn('S1', 'phones', { userId: 'UMALLORY', at: 3 }),
    putTurn: (db) => db.routing.putTurn('S1', 'hardware', { userId: 'UMALLORY', at: 3 }),
    channels: (db) => db.routing.channels(['C7']),
    putChannel: (db) => db.routing.putChannel({ id: 'C7', name: 'other', trouble: 'out' }),
  },
  mutes: {
    set: (db) => db.mutes.set('S1', 'UALICE', false),
    among: (db) => db.mutes.among('S1', ['UALICE']),
    of: (db) => db.mutes.of('UALICE'),
  },
  lists: {
    choice: (db) => db.lists.choice('UALICE'),
    remember: (db) => db.lists.remember('UALICE', { ...everyRequest, status: 'open' }),
    saved: (db) => db.lists.saved('UALICE'),
    save: (db) => db.lists.save('UALICE', { id: 'L-new', name: 'Mine', choice: everyRequest }),
    forget: (db) => db.lists.forget('UALICE', 'L1'),
  },
  audit: {
    record: (db) => db.audit.record(anEntry),
    page: (db) => db.audit.page({ subjectId: 'S1', limit: 100 }),
  },
  directory: {
    page: (db) => db.directory.page({ search: 'stream', memberId: 'UALICE', limit: 10 }),
    withDrafts: (db) => db.directory.withDrafts('UADMIN', 10),
    isEmpty: (db) => db.directory.isEmpty(),
    byIds: (db) => db.directory.byIds(['S1']),
  },
  streamFiles: {
    put: (db) => db.streamFiles.put({ id: 'FILE2', userId: 'UALICE', text: 'name: x', createdAt: later }),
    text: (db) => db.streamFiles.text('FILE1', 'UALICE'),
  },
  home: {
    of: (db) => db.home.of('UALICE'),
    put: (db) => db.home.put('UALICE', { state: { ...firstHomeState, tab: 'streams' }, lookedAt: later }),
    lookers: (db) => db.home.lookers(['UALICE'], new Date(0)),
  },
};

/** Nothing crosses from one workspace to another, whatever ids are asked for. */
export function tenancyContract(database: TheDatabase): void {
  test('[A1] the walk below leaves out no method of the store', async () => {
    const methods = (of: object) => {
      const found: string[] = [];
      // Its parts are not its own properties: they are made when they are asked for.
      for (const subject in of) {
        const part = (of as Record<string, object>)[subject] ?? {};
        found.push(...Object.keys(part).map((method) => `${subject}.${method}`));
      }
      return found.toSorted();
    };
    await database()
      .store.in('T1')
      .read(function* (db) {
        yield* db.streams.countInUse();
        expect(methods(calls)).toEqual(methods(db));
      });
  });

  for (const [subject, methods] of Object.entries<Record<string, Call>>(calls)) {
    test(`[A1] whatever ids of another workspace ${subject} are given, they tell and change nothing of it`, async () => {
      const world = database();
      await twoWorkspaces(world);
      for (const [method, call] of Object.entries(methods)) {
        const alone = await tryOut(world, call);
        const told = await world.store
          .in('T2')
          .transaction(call)
          .catch((error: unknown) => `refused: ${String(error)}`);
        expect([method, JSON.stringify(told) ?? '']).toEqual([method, expect.not.stringContaining(secret)]);
        expect([method, await tryOut(world, call)]).toEqual([method, alone]);
      }
    });
  }
}

/** What T1 gets from a call, and all that it has then; the call itself is taken back. */
async function tryOut({ store }: TestDatabase, call: Call): Promise<{ result: unknown; rows: unknown }> {
  let seen: { result: unknown; rows: unknown } | null = null;
  const takenBack = new Error('taken back');
  const attempt = store.system.transaction(function* (db) {
    const result = withoutSequence(yield* call(db.in('T1')));
    seen = { result, rows: yield* everythingOf('T1', store.engine) };
    throw takenBack;
  });
  await expect(attempt).rejects.toBe(takenBack);
  if (!seen) throw new Error('The call of T1 did not come to its end.');
  return seen;
}

function* everythingOf(workspaceId: string, engine: 'sqlite' | 'postgres'): Steps<Record<string, unknown>> {
  const { seenEvents: _, ...tables } = defineSchema(engine === 'sqlite' ? sqliteColumns : postgresColumns);
  const found: Record<string, unknown> = {};
  for (const [name, table] of Object.entries(tables)) {
    const all = yield* rows((db) => db.select().from(table));
    const own = all.filter((row) => row.workspaceId === workspaceId);
    found[name] = own.map((row) => JSON.stringify(withoutSequence(row))).toSorted();
  }
  return found;
}

/** Sequence numbers are used up by what is taken back, too. */
function withoutSequence(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (key, part: unknown) => (key === 'seq' ? undefined : part)),
  );
}

/** T1 with something in every table, and T2 with a Stream and a Request of its own. */
async function twoWorkspaces({ store }: TestDatabase): Promise<void> {
  await store.system.transaction(function* (db) {
    yield* db.workspaces.install(anInstall('T1', { installedBy: secret }));
    yield* db.workspaces.install(anInstall('T2', { installedBy: 'UOTHER' }));
    yield* fillT1(db);
    const other = db.in('T2');
    yield* other.streams.add(aStream('S2', { name: 'Other' }), aLibrary('S2'));
    yield* other.requests.add(aRequest('R2', { streamId: 'S2' }));
  });
}

function* fillT1(system: SystemDb): Steps<void> {
  const db = system.in('T1');
  yield* db.streams.add(aStream('S1', { name: `Stream ${secret}` }), [
    ...aLibrary('S1'),
    { ...colour, id: 'S1-secret', name: secret, onForm: true },
  ]);
  yield* db.requests.add(aRequest('R1', { subject: secret, assigneeId: 'UALICE' }));
  // Found by nothing yet.
  yield* db.requests.add(aRequest('R3'));
  yield* db.requests.remember('R1', {
    at: made,
    actor: secret,
    connectedToolId: null,
    change: { kind: 'completed' },
  });
  yield* db.requests.putFindable(
    { id: 'R1', number: 1 },
    { words: [secret], values: [{ fieldId: 'S1-secret', value: secret }] },
  );
  yield* db.requests.putCard('R1', { place: 'channel', channelId: 'C1', ts: '1.1', permalink: secret });
  yield* db.requestFiles.put('R1', [aFile]);
  yield* db.requestFiles.putCopy('R1', 'X1', aFileCopy);
  yield* db.comments.add(aComment);
  yield* db.comments.putCopy(aCopy);
  yield* db.teamNotes.add(aNote, 'a view');
  yield* db.drafts.put(aDraft, made);
  yield* db.integrations.put(anIntegration('I1', { addedBy: secret }), `sealed ${secret}`);
  yield* db.integrations.put(anIntegration('I2', { tool: 'smartsheet' }), 'sealed');
  for (const id of ['X1', 'X3']) {
    yield* db.integrations.connect({ ...tool, id, componentName: secret }, { userId: 'UADMIN', at: made });
  }
  yield* db.integrations.putSpending('I1', { at: made, requests: 7 }, made);
  yield* db.signIns.begin(aSignIn, made);
  yield* db.signIns.putSpare(aSpare);
  yield* db.tokens.putLife('I1', { ...newLife(made, 3600), lease: secret });
  yield* db.health.putWarnings('I1', [{ kind: 'limited', words: secret }], made);
  yield* db.integrations.addTask({ ...task, url: secret }, made);
  yield* db.sync.putWatch('X1', { unheardBecause: secret });
  yield* db.sync.putSynced('R1', 'X1', { ...neverSynced, written: secret });
  yield* db.sync.addWebhook(aWebhook);
  yield* db.sync.addWebhook({ ...aWebhook, id: 'W2', secret: null, state: 'pending' });
  yield* db.people.put(aPerson('UALICE', { name: secret }), made);
  yield* db.userGroups.replaceAll([{ ...aGroup, name: secret }], made);
  yield* db.channels.replaceMembers('C1', ['UALICE'], made);
  yield* db.channelButtons.put(aButton);
  yield* db.formOffers.renew(anOffer, made);
  yield* db.formOffers.putDetails('O1', secret);
  yield* db.mutes.set('S1', 'UALICE', true);
  yield* db.routing.putTurn('S1', 'hardware', { userId: secret, at: 1 });
  yield* db.routing.putChannel({ id: 'C7', name: secret, trouble: null });
  yield* db.news.add({
    recipient: 'UALICE',
    requestId: 'R1',
    what: { ...aNotification, actor: secret },
    at: made,
  });
  yield* db.lists.remember('UALICE', { ...everyRequest, text: secret });
  yield* db.lists.save('UALICE', { id: 'L1', name: secret, choice: everyRequest });
  yield* db.audit.record({ ...anEntry, subject: { ...anEntry.subject, name: secret } });
  yield* db.streamFiles.put({ id: 'FILE1', userId: 'UALICE', text: secret, createdAt: made });
  yield* db.home.put('UALICE', { state: { ...firstHomeState, streamSearch: secret }, lookedAt: made });
  yield* db.deliveries.oweCard('R1', 'channel');
  yield* db.deliveries.oweNotice('UBOB', secret);
  const claims = yield* system.claims.claim({
    now: new Date('2999-01-01'),
    lease: 'lease',
    leaseEndsAt: new Date('2999-01-02'),
    limit: 1,
    busyTargets: [],
  });
  for (const claim of claims) {
    yield* system.claims.settle(claim, { state: 'failed', at: made, error: secret });
  }
}
