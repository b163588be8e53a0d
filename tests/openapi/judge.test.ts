import { describe, expect, test } from '@jest/globals';
import type { OpenApiDocument, OpenApiSchema } from './description.ts';
import { judgeRun, report } from './deviations.ts';
import { exchange, says } from './exchange-fixture.ts';
import { createJudge } from './judge.ts';

describe('the verdict of a run', () => {
  const document: OpenApiDocument = {
    servers: [{ url: 'https://tool.example/v1' }],
    components: {},
    paths: {
      '/things/{id}': {
        get: {
          responses: {
            200: {
              content: {
                'application/json': {
                  schema: { type: 'object', properties: { size: { type: 'number', enum: [1, 2, 2] } } },
                },
              },
            },
          },
        },
      },
    },
  };
  const judge = createJudge(document);
  const thing = (answer: unknown) => exchange('GET', '/v1/things/1', { answer });

  test('a deviation that nothing needed is in it', () => {
    const dead = { operation: 'GET /things/{id}', where: '/answer/weight', reason: 'Weights came in 2026.' };
    const verdict = judgeRun(judge, [thing({ size: 1 })], [dead]);
    expect(verdict).toEqual({ exchanges: 1, mismatches: [], unused: [dead] });
    expect(report(verdict)).toBe(
      'Nothing needed this excuse: GET /things/{id} /answer/weight\n    Weights came in 2026.',
    );
  });

  test('a deviation holds for its own operation and place only', () => {
    const excuse = { operation: 'GET /things*', where: '/answer/*', reason: 'More than was described.' };
    expect(judgeRun(judge, [thing({ size: 1, colour: 'red' })], [excuse])).toMatchObject({
      mismatches: [],
      unused: [],
    });
    for (const other of [{ operation: 'PUT /things*' }, { where: '/answer/*/name' }, { where: '/answer' }]) {
      const verdict = judgeRun(judge, [thing({ size: 1, colour: 'red' })], [{ ...excuse, ...other }]);
      expect(verdict).toMatchObject({ mismatches: [{ times: 1 }], unused: [{}] });
    }
  });

  test('the same mismatch is reported once, with what was there and how often', () => {
    const verdict = judgeRun(judge, [thing({ size: 3 }), thing({ size: 3 }), thing({ size: 1 })], []);
    expect(report(verdict)).toBe('GET /things/{id}\n    /answer/size must be one of 1, 2: 3  (2 ×)');
  });

  test('nothing to say is said with nothing', () => {
    expect(report(judgeRun(judge, [thing({ size: 2 })], []))).toBe('');
  });
});

describe('what the judge makes of a schema', () => {
  const components: Record<string, OpenApiSchema> = {
    Person: {
      type: 'object',
      required: ['name'],
      properties: {
        id: { type: 'string', readOnly: true },
        name: { type: 'string' },
        password: { type: 'string', writeOnly: true },
        friends: { type: 'array', items: { $ref: '#/components/schemas/Person' } },
      },
    },
    Worker: {
      allOf: [
        { $ref: '#/components/schemas/Person' },
        {
          properties: {
            id: { type: 'string' },
            boss: { allOf: [{ $ref: '#/components/schemas/Person' }, { nullable: true }] },
          },
        },
      ],
    },
    Circle: {
      type: 'object',
      properties: { kind: { type: 'string', enum: ['circle'] }, radius: { type: 'number' } },
    },
    Square: {
      type: 'object',
      properties: { kind: { type: 'string', enum: ['square'] }, side: { type: 'number' } },
    },
  };

  /** What is said of a value of this schema, as a request and as an answer. */
  function judged(schema: OpenApiSchema, value: unknown, part: 'request' | 'answer' = 'request'): string[] {
    const content = { 'application/json': { schema } };
    const judge = createJudge({
      servers: [{ url: 'https://tool.example/' }],
      components: { schemas: components },
      paths: { '/it': { post: { requestBody: { content }, responses: { 200: { content } } } } },
    });
    const seen = exchange('POST', '/it', { body: value, answer: value });
    return says(judge, seen).filter((line) => line.startsWith(`/${part}`));
  }

  const ref = (name: string): OpenApiSchema => ({ $ref: `#/components/schemas/${name}` });

  test.each<[string, OpenApiSchema, unknown, string[]]>([
    ['inherited and own properties are one object', ref('Worker'), { name: 'A', boss: { name: 'B' } }, []],
    [
      'a property of neither is found',
      ref('Worker'),
      { name: 'A', bos: 1 },
      ['/request/bos is not described'],
    ],
    ['an inherited requirement holds', ref('Worker'), {}, ['/request/name is required and missing']],
    ['a later part replaces a property', ref('Worker'), { name: 'A', id: '1' }, []],
    ['nullable beside a reference takes null', ref('Worker'), { name: 'A', boss: null }, []],
    ['what is not nullable does not', ref('Worker'), { name: null }, ['/request/name must be string']],
    [
      'a component may contain itself',
      ref('Person'),
      { name: 'A', friends: [{ name: 'B', friends: [{}] }] },
      ['/request/friends/0/friends/0/name is required and missing'],
    ],
    [
      'a read-only property is refused in a request',
      ref('Person'),
      { id: '1', name: 'A' },
      ['/request/id is read-only'],
    ],
    ['null is taken beside an enum without it', { type: 'string', enum: ['a'], nullable: true }, null, []],
    ['nullable without a type is nothing to trip over', { nullable: true }, null, []],
    ['an object without named properties is open', { type: 'object' }, { any: 1 }, []],
    [
      'additional properties are held against their schema',
      { type: 'object', additionalProperties: { type: 'string' } },
      { a: 1 },
      ['/request/a must be string'],
    ],
    [
      'the branch that the type names is the one that speaks',
      { oneOf: [ref('Person'), { type: 'array', items: ref('Person') }] },
      [{ nam: 'A' }],
      ['/request/0/name is required and missing', '/request/0/nam is not described'],
    ],
    [
      'the branch that the kind names is the one that speaks',
      { oneOf: [ref('Circle'), ref('Square')] },
      { kind: 'circle', side: 1 },
      ['/request/side is not described'],
    ],
    [
      'objects that nothing tells apart are one',
      { anyOf: [ref('Person'), { properties: { name: { type: 'number' }, age: { type: 'number' } } }] },
      { name: true, age: 'x', years: 1 },
      [
        '/request/years is not described',
        '/request/name must be string,number',
        '/request/age must be number',
      ],
    ],
  ])('%s', (_name, schema, value, expected) => {
    expect(judged(schema, value)).toEqual(expected);
  });

  test('a write-only property is refused in an answer, a read-only one is not', () => {
    const person = { id: '1', name: 'A', password: 'x' };
    expect(judged(ref('Person'), person, 'answer')).toEqual(['/answer/password is write-only']);
  });

  test('a reference to nothing is an error, not a pass', () => {
    expect(() => judged(ref('Nobody'), {})).toThrow('The description has no #/components/schemas/Nobody');
  });
});
