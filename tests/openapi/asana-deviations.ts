import type { Conventions } from './description.ts';
import type { Deviation } from './deviations.ts';

export const asanaConventions: Conventions = {
  envelope: 'data',
  error: { $ref: '#/components/schemas/ErrorResponse' },
};

const compact = {
  type: 'object',
  properties: { gid: { type: 'string' }, resource_type: { type: 'string' }, name: { type: 'string' } },
};
const membership = { type: 'object', properties: { project: compact, section: compact } };

/** Where Asana's OpenAPI file (commit fc9f8dc of Asana/openapi) differs from what its API takes and gives. */
export const asanaDeviations: Deviation[] = [
  ...(
    [
      ['GET /tasks', 'notes'],
      ['GET /tasks', 'created_at'],
      ['GET /tasks', 'permalink_url'],
      ['GET /attachments', 'view_url'],
    ] as const
  ).map(([operation, property]) => ({
    operation,
    where: `/answer/data/*/${property}`,
    reason: 'Lists are described in compact form; opt_fields adds properties of the full record.',
    instead: { type: 'string' },
  })),
  ...(
    [
      ['assignee', { type: 'object', properties: { gid: { type: 'string' } }, required: ['gid'] }],
      ['completed', { type: 'boolean' }],
      ['modified_at', { type: 'string', format: 'date-time' }],
      ['due_on', { type: 'string', format: 'date' }],
      ['custom_fields', { type: 'array', items: { $ref: '#/components/schemas/CustomFieldResponse' } }],
      ['memberships', { type: 'array', items: membership }],
    ] as const
  ).map(([property, described]) => ({
    operation: 'GET /tasks',
    where: `/answer/data/*/${property}`,
    reason: 'As above: a property of the full task.',
    instead: { ...described, nullable: true },
  })),
  {
    operation: 'POST /tasks',
    where: '/request/data/memberships',
    reason: 'Flagged read-only, and described in the same place as what puts a new task into a section.',
    instead: {
      type: 'array',
      items: {
        type: 'object',
        properties: { project: { type: 'string' }, section: { type: 'string' } },
        required: ['project', 'section'],
      },
    },
  },
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
  ...[
    'PUT /custom_fields/{custom_field_gid}',
    'POST /custom_fields/{custom_field_gid}/enum_options',
    'PUT /enum_options/{enum_option_gid}',
    'POST /projects/{project_gid}/sections',
    'POST /sections/{section_gid}/addTask',
  ].map((operation) => ({
    operation,
    where: '/query/body',
    reason: "Asana's own SDK (3.2.0) repeats the body of these calls in the query, as text without content.",
    instead: { type: 'string', enum: ['[object Object]'] },
  })),
  {
    operation: '*',
    where: '/status',
    reason: 'The errors guide describes 402, 429 and 503 for every request; the file names them for few.',
    instead: { type: 'integer', enum: [402, 429, 503] },
  },
];
