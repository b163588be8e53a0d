/**
 * A vendor's OpenAPI 3.0 description, as far as the judge reads it. The types say what the files of Asana and
 * Smartsheet hold; they are vendor files, so nothing here checks that they are valid OpenAPI.
 */

export interface OpenApiSchema {
  $ref?: string;
  type?: string;
  format?: string;
  pattern?: string;
  enum?: readonly unknown[];
  nullable?: boolean;
  readOnly?: boolean;
  writeOnly?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  required?: readonly string[];
  properties?: Record<string, OpenApiSchema>;
  additionalProperties?: boolean | OpenApiSchema;
  items?: OpenApiSchema;
  allOf?: readonly OpenApiSchema[];
  oneOf?: readonly OpenApiSchema[];
  anyOf?: readonly OpenApiSchema[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema?: OpenApiSchema;
}

export type Content = Record<string, { schema?: OpenApiSchema }>;

export interface Operation {
  parameters?: readonly (Parameter | Reference)[];
  requestBody?: { required?: boolean; content: Content } | Reference;
  responses: Record<string, { content?: Content } | Reference>;
  security?: readonly Record<string, unknown>[];
}

export interface Reference {
  $ref: string;
}

export interface OpenApiDocument {
  servers: readonly { url: string }[];
  security?: readonly Record<string, unknown>[];
  paths: Record<string, PathItem>;
  components: Record<string, Record<string, unknown> | undefined>;
}

/** What a vendor means beyond the letter of its file. */
export interface Conventions {
  /** The property that wraps every body and has to be there, though the file does not require it. */
  envelope?: string;
  /** True where a text parameter with an `enum` takes several of its values, separated by commas. */
  commaLists?: boolean;
  /** What the body of an error looks like whose status the operation does not describe. */
  error?: OpenApiSchema;
}

type PathItem = { parameters?: readonly (Parameter | Reference)[] } & Partial<Record<Method, Operation>>;

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head' | 'options';

const methods: readonly string[] = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/** One operation of the description that a request has met. */
export interface FoundOperation {
  /** As the description writes it: `PUT /tasks/{task_gid}`. */
  name: string;
  operation: Operation;
  /** The operation's parameters and those of its path, without duplicates. */
  parameters: Parameter[];
  /** Decoded values of the path's placeholders. */
  pathValues: Record<string, string>;
}

/** Follows `{ $ref: '#/components/…' }` to what it stands for. Throws on a reference to nothing. */
export function resolve<Value extends object>(document: OpenApiDocument, value: Value | Reference): Value {
  let found: unknown = value;
  while (typeof found === 'object' && found !== null && '$ref' in found) {
    const [, kind = '', name = ''] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(String(found.$ref)) ?? [];
    const next = document.components[kind]?.[name];
    if (next === undefined) throw new Error(`The description has no ${String(found.$ref)}`);
    found = next;
  }
  return found as Value;
}

/**
 * The operation that a request meets, or null where the description has none for its path and method.
 * A fixed segment wins over a placeholder, so `/users/me` is not a user whose id is "me".
 */
export function findOperation(
  document: OpenApiDocument,
  method: string,
  path: string,
): FoundOperation | null {
  const segments = withoutBase(document, path)?.split('/');
  const key = method.toLowerCase();
  if (!segments || !methods.includes(key)) return null;

  const candidates = Object.entries(document.paths)
    .map(([template, item]) => ({ template, item, pathValues: matchPath(template, segments) }))
    .filter(({ pathValues }) => pathValues !== null)
    .sort((a, b) => placeholders(a.template) - placeholders(b.template));

  for (const { template, item, pathValues } of candidates) {
    const operation = item[key as Method];
    if (!operation) continue;
    const own = [...(operation.parameters ?? []), ...(item.parameters ?? [])].map((parameter) =>
      resolve<Parameter>(document, parameter),
    );
    const parameters = own.filter(
      (parameter, index) =>
        own.findIndex((p) => p.name === parameter.name && p.in === parameter.in) === index,
    );
    return { name: `${key.toUpperCase()} ${template}`, operation, parameters, pathValues: pathValues ?? {} };
  }
  return null;
}

/** The path below the servers' base path (`/api/1.0`, `/2.0`), or null where it lies outside. */
function withoutBase(document: OpenApiDocument, path: string): string | null {
  const base = new URL(document.servers[0]?.url ?? '/', 'http://server').pathname.replace(/\/$/, '');
  return path.startsWith(`${base}/`) ? path.slice(base.length) : null;
}

function matchPath(template: string, segments: readonly string[]): Record<string, string> | null {
  const wanted = template.split('/');
  if (wanted.length !== segments.length) return null;
  const values: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = segments[index] ?? '';
    const placeholder = /^\{(.+)\}$/.exec(part)?.[1];
    if (placeholder === undefined ? part !== segment : segment === '') return null;
    if (placeholder !== undefined) values[placeholder] = decodeURIComponent(segment);
  }
  return values;
}

function placeholders(template: string): number {
  return template.split('{').length - 1;
}
