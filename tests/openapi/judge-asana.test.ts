import { beforeAll, expect, test } from '@jest/globals';
import type { Exchange } from '../../sandbox/exchange.ts';
import { asanaConventions, asanaDeviations } from './asana-deviations.ts';
import { judgeRun } from './deviations.ts';
import { exchange, says } from './exchange-fixture.ts';
import { createJudge, type Judge } from './judge.ts';
import { describeWithDescription } from './vendor-description.ts';

describeWithDescription('asana', "[I7] Asana's description as a judge", (load) => {
  let judge: Judge;
  beforeAll(() => {
    judge = createJudge(load(), asanaConventions);
  });

  const task = {
    gid: '12',
    resource_type: 'task',
    name: 'Laptop',
    assignee: null,
    due_on: '2026-12-01',
    memberships: [{ project: { gid: '7', name: 'IT' }, section: { gid: '8' } }],
    permalink_url: 'https://app.asana.com/0/7/12',
  };
  const create = (data: object, answer: object = task): Exchange =>
    exchange('POST', '/api/1.0/tasks', {
      query: { opt_fields: 'name,permalink_url' },
      body: { data },
      status: 201,
      answer: { data: answer },
    });

  test.each<[string, Exchange]>([
    ['a task made', create({ name: 'Laptop', projects: ['7'], due_on: '2026-12-01', assignee: null })],
    [
      'tasks listed',
      exchange('GET', '/api/1.0/tasks', {
        query: {
          project: '7',
          modified_since: '2026-11-01T00:00:00.000Z',
          limit: '100',
          opt_fields: 'notes',
        },
        answer: { data: [{ gid: '12', resource_type: 'task', name: 'Laptop' }], next_page: null },
      }),
    ],
    [
      'oneself',
      exchange('GET', '/api/1.0/users/me', {
        answer: { data: { gid: '1', name: 'Streamly', email: 'streamly@example.com' } },
      }),
    ],
    [
      'a link attached by a form',
      exchange('POST', '/api/1.0/attachments', {
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: {
          parent: '12',
          resource_subtype: 'external',
          url: 'https://example.com',
          connect_to_app: 'true',
        },
        answer: { data: { gid: '3', name: 'Open in Slack' } },
      }),
    ],
    [
      'a refusal',
      exchange('GET', '/api/1.0/tasks/99', {
        status: 404,
        answer: { errors: [{ message: 'task: Unknown object: 99', help: 'For more information, ...' }] },
      }),
    ],
    ['no answer at all', exchange('GET', '/api/1.0/tasks/12', { status: null, fault: 'hang' })],
    [
      'a page of somebody on the way',
      exchange('GET', '/api/1.0/tasks/12', {
        answer: '<html></html>',
        fault: 'garbage',
      }),
    ],
  ])('it takes %s', (_name, right) => {
    expect(says(judge, right)).toEqual([]);
  });

  test.each<[string, Exchange, string]>([
    ['a misspelt field', create({ nmae: 'Laptop' }), '/request/data/nmae is not described'],
    [
      'a misspelt field of an inner object',
      create({ external: { gidd: '1' } }),
      '/request/data/external/gidd is not described',
    ],
    ['a wrong type', create({ name: 7 }), '/request/data/name must be string'],
    [
      'a date that is none',
      create({ due_on: '2026-13-01' }),
      '/request/data/due_on must match format "date"',
    ],
    [
      'a read-only field',
      create({ permalink_url: 'https://x.example' }),
      '/request/data/permalink_url is not described',
    ],
    ['a read-only field that is inherited', create({ num_likes: 3 }), '/request/data/num_likes is read-only'],
    [
      'a bad enum value',
      create({ resource_subtype: 'bogus' }),
      '/request/data/resource_subtype must be one of default_task, milestone, approval, custom',
    ],
    [
      'a body without its envelope',
      exchange('POST', '/api/1.0/tasks', {
        body: {},
        status: 201,
        answer: { data: task },
      }),
      '/request/data is required and missing',
    ],
    [
      'no body where one is required',
      exchange('POST', '/api/1.0/tasks', {
        status: 201,
        answer: { data: task },
      }),
      '/request is required and missing',
    ],
    [
      'a body that is not JSON',
      exchange('POST', '/api/1.0/tasks', {
        headers: { 'content-type': 'application/json', 'content-length': '9' },
        status: 201,
        answer: { data: task },
      }),
      '/request cannot be read as application/json',
    ],
    [
      'a body where none is described',
      exchange('GET', '/api/1.0/users/me', {
        body: { a: 1 },
        answer: { data: { gid: '1' } },
      }),
      '/request is sent where no body is described',
    ],
    [
      'a missing required property',
      exchange('POST', '/api/1.0/projects/7/addCustomFieldSetting', {
        body: { data: { is_important: true } },
        answer: { data: { gid: '1' } },
      }),
      '/request/data/custom_field is required and missing',
    ],
    [
      'a misspelt field in one of several shapes',
      exchange('POST', '/api/1.0/projects/7/addCustomFieldSetting', {
        body: { data: { custom_field: { workspace: '1', resource_subtype: 'text', nmae: 'Budget' } } },
        answer: { data: { gid: '1' } },
      }),
      '/request/data/custom_field/nmae is not described',
    ],
    [
      'a content type that is not described',
      exchange('POST', '/api/1.0/attachments', {
        body: { parent: '12' },
        answer: { data: { gid: '1' } },
      }),
      '/headers/content-type must be one of multipart/form-data',
    ],
    ['an unknown path', exchange('GET', '/api/1.0/taks'), '/path is not described'],
    ['a path outside the API', exchange('GET', '/tasks'), '/path is not described'],
    ['an unknown method', exchange('PATCH', '/api/1.0/tasks/12'), '/path is not described'],
    [
      'an unknown query parameter',
      exchange('GET', '/api/1.0/tasks', {
        query: { proyect: '7' },
        answer: { data: [] },
      }),
      '/query/proyect is not described',
    ],
    [
      'a query parameter of the wrong type',
      exchange('GET', '/api/1.0/tasks', {
        query: { limit: 'many' },
        answer: { data: [] },
      }),
      '/query/limit must be integer',
    ],
    [
      'a missing query parameter',
      exchange('GET', '/api/1.0/workspaces/1/typeahead', {
        query: { query: 'IT' },
        answer: { data: [] },
      }),
      '/query/resource_type is required and missing',
    ],
    [
      'a missing token',
      exchange('GET', '/api/1.0/tasks/12', {
        signedIn: false,
        answer: { data: task },
      }),
      '/headers/authorization is required and missing',
    ],
    [
      'a status that is not described',
      { ...create({ name: 'Laptop' }), status: 418, answer: { errors: [] } },
      '/status must be one of 201, 400, 401, 403, 404, 500',
    ],
    [
      'an answer of the wrong type',
      create({ name: 'Laptop' }, { ...task, name: 7 }),
      '/answer/data/name must be string',
    ],
    [
      'an answer with a property of its own',
      create({ name: 'Laptop' }, { ...task, colour: 'red' }),
      '/answer/data/colour is not described',
    ],
    [
      'an answer without its envelope',
      { ...create({ name: 'Laptop' }), answer: { task } },
      '/answer/data is required and missing',
    ],
    [
      'an answer without a body',
      { ...create({ name: 'Laptop' }), answer: null },
      '/answer is described and missing',
    ],
    [
      'an error of another shape',
      exchange('GET', '/api/1.0/tasks/99', {
        status: 404,
        answer: { error: 'not found' },
      }),
      '/answer/error is not described',
    ],
  ])('it refuses %s', (_name, wrong, expected) => {
    expect(says(judge, wrong)).toContainEqual(expect.stringContaining(expected));
  });

  test('a deviation excuses the values that the API takes instead, and no others', () => {
    const fields = (value: unknown) => create({ custom_fields: { 1: value } });
    const excused = (value: unknown) =>
      judgeRun(judge, [fields(value)], asanaDeviations).mismatches.length === 0;
    expect([3, null, ['5'], { date: '2026-12-01' }].map(excused)).toEqual([true, true, true, true]);
    expect([true, [5], { date: 'soon' }, { dat: '2026-12-01' }].map(excused)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
