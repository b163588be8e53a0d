import type { Conventions } from './description.ts';
import type { Deviation } from './deviations.ts';

export const asanaConventions: Conventions = {
  envelope: 'data',
  error: { $ref: '#/components/schemas/ErrorResponse' },
};

/** Where Asana's OpenAPI file (commit fc9f8dc of Asana/openapi) differs from what its API takes and gives. */
export const asanaDeviations: Deviation[] = [
  {
    operation: '*',
    where: '/query/opt_fields/*',
    reason: 'The enums of opt_fields leave out gid, which every object has.',
    instead: { type: 'string', enum: ['gid'] },
  },
  {
    operation: 'GET /tasks/{task_gid}',
    where: '/query/opt_fields/*',
    reason: 'The enums stop at the compact form of a person; opt_fields takes any path into the answer.',
    instead: { type: 'string', enum: ['assignee.email', 'custom_fields.people_value.email'] },
  },
  ...(
    [
      ['GET /tasks', 'notes'],
      ['GET /attachments', 'view_url'],
    ] as const
  ).map(([operation, property]) => ({
    operation,
    where: `/answer/data/*/${property}`,
    reason: 'Lists are described in compact form; opt_fields adds properties of the full record.',
    instead: { type: 'string' },
  })),
  {
    operation: 'GET /users/{user_gid}/workspace_memberships',
    where: '/answer/data/*/is_guest',
    reason: 'As above: a property of the full workspace membership.',
    instead: { type: 'boolean' },
  },
  {
    operation: '* /tasks*',
    where: '/request/data/custom_fields/*',
    reason:
      'The file has text alone; the custom fields guide has a number, a gid or null, an array of gids for multi_enum and people, and { date } for date.',
    instead: {
      anyOf: [
        { type: 'number', nullable: true },
        { type: 'array', items: { type: 'string' } },
        { type: 'object', properties: { date: { type: 'string', format: 'date' } }, required: ['date'] },
      ],
    },
  },
  {
    operation: 'POST /projects/{project_gid}/addCustomFieldSetting',
    where: '/request/data/custom_field/workspace',
    reason: 'A field made inside a project is local to it: the workspace is required of global fields only.',
  },
  {
    operation: 'PUT /custom_fields/{custom_field_gid}',
    where: '/request/data/workspace',
    reason: 'The file takes one schema for making and changing; the workspace of a field cannot change.',
  },
  {
    operation: '*',
    where: '/status',
    reason: 'The errors guide describes 402, 429 and 503 for every request; the file names them for few.',
    instead: { type: 'integer', enum: [402, 429, 503] },
  },
];
