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
    operation: '*',
    where: '/status',
    reason: 'The errors guide describes 402, 429 and 503 for every request; the file names them for few.',
    instead: { type: 'integer', enum: [402, 429, 503] },
  },
];
