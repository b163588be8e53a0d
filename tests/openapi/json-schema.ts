import { isDeepStrictEqual } from 'node:util';
import { type OpenApiDocument, type OpenApiSchema, resolve } from './description.ts';

/** JSON Schema as ajv takes it. */
export type JsonSchema = boolean | { [keyword: string]: unknown };

/** What is judged: read-only properties have no place in a request, write-only ones none in an answer. */
export type Side = 'request' | 'answer';

type Convert = (schema: OpenApiSchema) => JsonSchema;

/** Formats that are checked; the others (`binary`, `int64`, ...) say nothing about a JSON value. */
const checkedFormats = ['date', 'date-time', 'email', 'uri'];

const plainKeywords = [
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
] as const;

/**
 * Turns an OpenAPI 3.0 schema into a JSON Schema that is stricter than the letter: an object takes the properties
 * that the description names and no others, so that a misspelt one is found.
 *
 * Both vendors use `allOf` as inheritance, so its parts are merged, a later part's property replacing an earlier
 * one's, and closed as one object. Of `oneOf` and `anyOf` see `unionSchema`. Components are reached through
 * `#/definitions/…`, those alone that the schema needs.
 */
export function toJsonSchema(document: OpenApiDocument, schema: OpenApiSchema, side: Side): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};

  function convert(source: OpenApiSchema): JsonSchema {
    if (source.$ref !== undefined) return reference(source.$ref);
    const whole = merged(document, source);
    const branches = whole.oneOf ?? whole.anyOf;
    const own = branches
      ? unionSchema(document, whole, branches, convert)
      : plainSchema(whole, convert, property);
    const takesNull = whole.nullable || branches?.some((branch) => merged(document, branch).nullable);
    return takesNull ? orNull(own) : own;
  }

  function reference(ref: string): JsonSchema {
    const name = ref.slice(ref.lastIndexOf('/') + 1);
    if (!(name in definitions)) {
      // In place before it is converted: a component may contain itself.
      definitions[name] = true;
      definitions[name] = convert(resolve<OpenApiSchema>(document, { $ref: ref }));
    }
    return { $ref: `#/definitions/${name}` };
  }

  function property(source: OpenApiSchema): JsonSchema {
    const { readOnly, writeOnly } = merged(document, source);
    return (side === 'request' ? readOnly : writeOnly) ? false : convert(source);
  }

  const root = convert(schema);
  return typeof root === 'boolean' ? root : { ...root, definitions };
}

/** The schema with the parts of its `allOf` merged into it. */
export function merged(document: OpenApiDocument, schema: OpenApiSchema): OpenApiSchema {
  const { allOf, ...own } = resolve<OpenApiSchema>(document, schema);
  if (!allOf) return own;
  const parts = [...allOf.map((part) => merged(document, part)), own];
  const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {}));
  const required = [...new Set(parts.flatMap((part) => part.required ?? []))];
  return {
    ...Object.assign({}, ...parts),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

function plainSchema(schema: OpenApiSchema, convert: Convert, property: Convert): JsonSchema {
  const result: { [keyword: string]: unknown } = {};
  const type = schema.type ?? (schema.properties ? 'object' : undefined);
  if (type !== undefined) result.type = type;
  if (schema.enum) result.enum = [...new Set(schema.enum)];
  if (schema.format && checkedFormats.includes(schema.format)) result.format = schema.format;
  for (const keyword of plainKeywords) {
    if (schema[keyword] !== undefined) result[keyword] = schema[keyword];
  }
  if (schema.items) result.items = convert(schema.items);
  if (schema.properties) Object.assign(result, closedObject(schema, convert, property));
  else if (typeof schema.additionalProperties === 'object') {
    result.additionalProperties = convert(schema.additionalProperties);
  }
  return result;
}

function closedObject(schema: OpenApiSchema, convert: Convert, property: Convert): object {
  const properties = Object.entries(schema.properties ?? {}).map(
    ([name, source]) => [name, property(source)] as const,
  );
  const refused = new Set(properties.filter(([, taken]) => taken === false).map(([name]) => name));
  const more = schema.additionalProperties;
  return {
    properties: Object.fromEntries(properties),
    required: (schema.required ?? []).filter((name) => !refused.has(name)),
    additionalProperties: typeof more === 'object' ? convert(more) : more === true,
  };
}

/**
 * `oneOf` and `anyOf` by what tells their branches apart, so that a mismatch is reported in the branch that was
 * meant, and not as "none of these": the JSON type; among objects a property that has one fixed value in every
 * branch. Objects that nothing tells apart are judged as one object with the properties of all.
 */
function unionSchema(
  document: OpenApiDocument,
  base: OpenApiSchema,
  branches: readonly OpenApiSchema[],
  convert: Convert,
): JsonSchema {
  const { oneOf: _oneOf, anyOf: _anyOf, ...common } = base;
  const whole = branches.map((branch) =>
    merged(document, Object.keys(common).length > 0 ? { allOf: [common, branch] } : branch),
  );
  const byType = Map.groupBy(whole, (branch) => branch.type ?? (branch.properties ? 'object' : 'any'));
  const types = [...byType.keys()];
  const judged = types.map((type) => {
    const same = byType.get(type) ?? [];
    if (type === 'object') return [type, objectUnion(document, same, convert)] as const;
    const schemas = same.map((branch) => convert(branch));
    return [type, schemas.length === 1 ? (schemas[0] ?? true) : { anyOf: schemas }] as const;
  });
  if (types.includes('any')) return { anyOf: judged.map(([, schema]) => schema) };
  return {
    type: types,
    allOf: judged.map(([type, schema]) => ({ if: { not: { type } }, else: schema })),
  };
}

function objectUnion(
  document: OpenApiDocument,
  branches: readonly OpenApiSchema[],
  convert: Convert,
): JsonSchema {
  const [first, ...others] = branches;
  if (!first || others.length === 0) return convert(first ?? {});
  const tag = Object.keys(first.properties ?? {}).find((name) =>
    branches.every((branch) => branch.properties?.[name]?.enum?.length === 1),
  );
  if (tag === undefined) return convert(oneObject(document, branches));
  const tagged = branches.map((branch) => ({ value: branch.properties?.[tag]?.enum?.[0], branch }));
  return {
    type: 'object',
    required: [tag],
    properties: { [tag]: { enum: tagged.map(({ value }) => value) } },
    allOf: tagged.map(({ value, branch }) => ({
      if: { not: { properties: { [tag]: { const: value } }, required: [tag] } },
      else: convert(branch),
    })),
  };
}

function oneObject(document: OpenApiDocument, branches: readonly OpenApiSchema[]): OpenApiSchema {
  const properties: Record<string, OpenApiSchema> = {};
  for (const branch of branches) {
    for (const [name, property] of Object.entries(branch.properties ?? {})) {
      const known = properties[name];
      if (known === undefined || isDeepStrictEqual(known, property)) properties[name] = property;
      else properties[name] = { anyOf: [merged(document, known), merged(document, property)] };
    }
  }
  const required = (branches[0]?.required ?? []).filter((name) =>
    branches.every((branch) => branch.required?.includes(name)),
  );
  return { type: 'object', properties, required };
}

/** `nullable` in the sense in which both vendors use it: null is taken, also beside an `enum` without it. */
function orNull(schema: JsonSchema): JsonSchema {
  return { if: { type: 'null' }, else: schema };
}
