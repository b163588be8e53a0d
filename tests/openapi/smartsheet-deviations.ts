import type { Conventions } from './description.ts';
import type { Deviation } from './deviations.ts';

export const smartsheetConventions: Conventions = {
  commaLists: true,
  error: { $ref: '#/components/schemas/Error' },
};

/** Where Smartsheet's OpenAPI file (2025-05-24) differs from what its API takes and gives. */
export const smartsheetDeviations: Deviation[] = [
  {
    operation: 'POST /webhooks',
    where: '/request/scope',
    reason: 'The file requires it in a request and describes it in the answer alone.',
    instead: { type: 'string', enum: ['sheet'] },
  },
  {
    operation: 'POST /webhooks',
    where: '/request/scopeObjectId',
    reason: 'As scope.',
    instead: { type: 'integer' },
  },
  {
    operation: '* /webhooks*',
    where: '/status',
    reason: 'The file describes 200 alone here; the error codes hold for every request.',
    instead: { type: 'integer', enum: [404] },
  },
  {
    operation: 'DELETE /sheets/{sheetId}/comments/{commentId}',
    where: '/status',
    reason: 'The file describes 200 alone here; the error codes hold for every request.',
    instead: { type: 'integer', enum: [404] },
  },
  {
    operation: 'POST /sheets/{sheetId}/columns',
    where: '/request',
    reason: 'The file has one column; its own sample sends an array, and so do the SDK and the guide.',
    instead: { type: 'array', items: { $ref: '#/components/schemas/ColumnObjectAttributes' } },
  },
  {
    operation: 'POST /sheets/{sheetId}/rows',
    where: '/request/*/toBottom',
    reason: 'The file describes the location attributes of a row in prose only.',
    instead: { type: 'boolean' },
  },
  {
    operation: '* /sheets/{sheetId}/rows',
    where: '/request/*/cells/*/objectValue/values',
    reason: 'The file names the list `value`; the guide, the SDK and the answers have `values`.',
    instead: {
      type: 'array',
      items: { oneOf: [{ type: 'string' }, { $ref: '#/components/schemas/ContactObjectValue' }] },
    },
  },
  {
    operation: 'GET /sheets/{sheetId}',
    where: '/answer/rows/*/cells/*/objectValue/values',
    reason: 'As in requests: the list is `values`.',
    instead: {
      type: 'array',
      items: { oneOf: [{ type: 'string' }, { $ref: '#/components/schemas/ContactObjectValue' }] },
    },
  },
  {
    operation: 'GET /sheets/{sheetId}',
    where: '/answer/rows/*/permalink',
    reason: 'The file writes permaLink; the API, as its guide and SDK have it, permalink.',
    instead: { type: 'string', format: 'uri' },
  },
  {
    operation: 'POST /sheets/{sheetId}/columns',
    where: '/status',
    reason: 'The file describes 200 alone here; the error codes hold for every request.',
    instead: { type: 'integer', enum: [400, 403] },
  },
];
