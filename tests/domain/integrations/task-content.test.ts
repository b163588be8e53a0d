import { describe, expect, test } from '@jest/globals';
import {
  fieldsOfTask,
  slackIdsOfTask,
  type TaskSource,
  taskContent,
} from '../../../src/domain/integrations/task-content.ts';
import type { Request } from '../../../src/domain/requests/request.ts';
import { newField } from '../../../src/domain/streams/field.ts';

const subject = newField({ id: 'f-subject', name: 'Subject', type: 'text', role: 'subject' });
const details = newField({ id: 'f-details', name: 'Details', type: 'text' });
const size = newField({
  id: 'f-size',
  name: 'Size',
  type: 'multi_select',
  options: [
    { id: 'o1', label: 'Small' },
    { id: 'o2', label: 'Large, very' },
  ],
});
const expert = newField({ id: 'f-expert', name: 'Expert', type: 'user' });
const places = newField({ id: 'f-places', name: 'Places', type: 'multi_channel' });
const day = newField({ id: 'f-day', name: 'Day', type: 'date' });

const request: Request = {
  id: 'R1',
  streamId: 'S1',
  number: 12,
  subject: 'Laptop',
  isOpen: true,
  statusId: null,
  submittedBy: null,
  isPrivate: false,
  route: null,
  withdrawnAt: null,
  deletedAt: null,
  requesterId: 'U1',
  assigneeId: 'U2',
  dueDate: '2030-12-04',
  answers: {
    'f-details': 'Two lines\nof text',
    'f-size': ['o2'],
    'f-expert': 'U3',
    'f-places': ['C1', 'C2'],
  },
  formVersion: 1,
  version: 1,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  closedAt: null,
};

const source: TaskSource = {
  request,
  stream: 'IT help',
  fields: [details, size, expert, places, day],
  settings: { statuses: [] },
  names: {
    people: new Map([
      ['U1', { name: 'Ann', email: 'ann@example.com' }],
      ['U3', { name: 'Cy', email: null }],
    ]),
    channels: new Map([['C1', 'it']]),
    files: new Map(),
  },
  slackUrl: 'https://slack.example/p1',
};

describe('what a task says', () => {
  test('[I7] everything of the Request, in the words of the tool; ids that nobody knows stay ids', () => {
    expect(taskContent(source)).toEqual({
      key: 'R1',
      number: 12,
      stream: 'IT help',
      subject: 'Laptop',
      complete: false,
      requester: { name: 'Ann', email: 'ann@example.com' },
      assignee: { name: 'U2', email: null },
      dueDate: '2030-12-04',
      slackUrl: 'https://slack.example/p1',
      answers: [
        { fieldId: 'f-details', name: 'Details', value: { type: 'text', text: 'Two lines\nof text' } },
        { fieldId: 'f-size', name: 'Size', value: { type: 'options', labels: ['Large, very'] } },
        {
          fieldId: 'f-expert',
          name: 'Expert',
          value: { type: 'people', people: [{ name: 'Cy', email: null }] },
        },
        { fieldId: 'f-places', name: 'Places', value: { type: 'channels', names: ['it', 'C2'] } },
        { fieldId: 'f-day', name: 'Day', value: null },
      ],
    });
  });

  test('[I7] the names to ask for are those of the requester, the assignee, and the answers, each once', () => {
    const twice = { ...request, assigneeId: 'U1' };
    expect(slackIdsOfTask(twice, source.fields)).toEqual({ people: ['U1', 'U3'], channels: ['C1', 'C2'] });
  });
});

describe('the fields that a task speaks of', () => {
  test('[S8] old Requests keep the fields that were taken off the form or deleted since', () => {
    const library = [{ ...subject }, { ...expert }];
    expect(fieldsOfTask([subject, details], library, request).map((field) => field.id)).toEqual([
      'f-details',
      'f-expert',
    ]);
  });

  test('[S8] a new field without an answer is not of an old Request', () => {
    expect(fieldsOfTask([details], [details, day], request)).toEqual([details]);
  });

  test('[S8] an option that was taken away since is still read by its label', () => {
    const fewer = { ...size, name: 'How big', options: size.options.slice(0, 1) };
    const fields = fieldsOfTask([size], [fewer], request);
    expect(taskContent({ ...source, fields }).answers).toEqual([
      { fieldId: 'f-size', name: 'How big', value: { type: 'options', labels: ['Large, very'] } },
    ]);
  });
});
