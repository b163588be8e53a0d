import type { Exchange } from '../../sandbox/exchange.ts';
import {
  type Content,
  type Conventions,
  type FoundOperation,
  findOperation,
  type OpenApiDocument,
  type OpenApiSchema,
  resolve,
} from './description.ts';
import { merged, type Side } from './json-schema.ts';
import { judgeParameters, readForm } from './parameters.ts';
import { createValidator, type Problem } from './validator.ts';

/** One place where an exchange and the description disagree. */
export interface Mismatch {
  /** `POST /tasks`, as the description writes it, or method and path as they were sent where it has none. */
  operation: string;
  /** A pointer that begins with the part: `/path`, `/query/limit`, `/headers/…`, `/request/data/…`, `/status`, `/answer/…`. */
  where: string;
  says: string;
  /** What was there. */
  value: unknown;
}

export interface Judge {
  /** Every mismatch of the exchange, request and answer; empty where both are as described. */
  judge(exchange: Exchange): Mismatch[];
  /** What is wrong with a value by a schema that may refer to the description's components. */
  problems(schema: OpenApiSchema, side: Side, value: unknown): Problem[];
}

/** Holds exchanges against a vendor's description. Knows the description alone; see `deviations.ts` for its errors. */
export function createJudge(document: OpenApiDocument, conventions: Conventions = {}): Judge {
  const validate = createValidator(document);
  const tightened = new WeakMap<OpenApiSchema, OpenApiSchema>();

  /** The schema of a body with its envelope required. */
  function bodySchema(schema: OpenApiSchema): OpenApiSchema {
    const known = tightened.get(schema);
    if (known) return known;
    const whole = merged(document, schema);
    const { envelope } = conventions;
    const tight =
      envelope !== undefined && whole.properties?.[envelope]
        ? { ...whole, required: [...(whole.required ?? []), envelope] }
        : schema;
    tightened.set(schema, tight);
    return tight;
  }

  function judge(exchange: Exchange): Mismatch[] {
    const found = findOperation(document, exchange.method, exchange.path);
    if (!found) {
      const operation = `${exchange.method} ${exchange.path}`;
      return [{ operation, where: '/path', says: 'is not described', value: exchange.path }];
    }
    const problems = [
      ...judgeSecurity(document, found, exchange),
      ...judgeParameters({ document, conventions, validate }, found, exchange),
      ...judgeRequestBody(found, exchange),
      ...judgeAnswer(found, exchange),
    ];
    return problems.map(({ pointer, says, value }) => ({
      operation: found.name,
      where: pointer,
      says,
      value,
    }));
  }

  function judgeRequestBody(found: FoundOperation, exchange: Exchange): Problem[] {
    const { body, headers } = exchange;
    const sent = body !== null || Number(headers['content-length'] ?? 0) > 0;
    const at = (says: string): Problem[] => [{ pointer: '/request', says, value: body }];
    if (!found.operation.requestBody) return sent ? at('is sent where no body is described') : [];
    const described = resolve<{ required?: boolean; content: Content }>(
      document,
      found.operation.requestBody,
    );
    if (!sent) return described.required ? at('is required and missing') : [];

    const type = mediaType(headers['content-type']);
    const entry = described.content[type];
    if (!entry) {
      const types = Object.keys(described.content).join(', ');
      return [{ pointer: '/headers/content-type', says: `must be one of ${types}`, value: type }];
    }
    if (!entry.schema || type === 'application/octet-stream') return [];
    if (body === null) return at(`cannot be read as ${type}`);
    const schema = bodySchema(entry.schema);
    const value = isJson(type) ? body : readForm(document, schema, body);
    return under('/request', validate(schema, 'request', value));
  }

  function judgeAnswer(found: FoundOperation, exchange: Exchange): Problem[] {
    const { status, answer } = exchange;
    // Nobody answered, or somebody on the way did.
    if (status === null || exchange.fault === 'garbage') return [];
    const { responses } = found.operation;
    const response = responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses.default;
    if (!response) {
      const described = Object.keys(responses).join(', ');
      const { error } = conventions;
      return [
        { pointer: '/status', says: `must be one of ${described}`, value: status },
        ...(error && status >= 400 ? under('/answer', validate(error, 'answer', answer)) : []),
      ];
    }
    const content = resolve<{ content?: Content }>(document, response).content ?? {};
    if (Object.keys(content).length === 0) {
      return answer === null
        ? []
        : [{ pointer: '/answer', says: 'has a body where none is described', value: answer }];
    }
    if (typeof answer === 'string' && Object.keys(content).some((type) => !isJson(type))) return [];
    const schema = Object.entries(content).find(([type]) => isJson(type))?.[1].schema;
    if (!schema) return [];
    if (answer === null) return [{ pointer: '/answer', says: 'is described and missing', value: null }];
    return under('/answer', validate(bodySchema(schema), 'answer', answer));
  }

  return { judge, problems: validate };
}

function judgeSecurity(document: OpenApiDocument, found: FoundOperation, exchange: Exchange): Problem[] {
  const ways = found.operation.security ?? document.security ?? [];
  const needed = ways.length > 0 && ways.every((way) => Object.keys(way).length > 0);
  if (!needed || exchange.headers.authorization !== undefined) return [];
  return [{ pointer: '/headers/authorization', says: 'is required and missing', value: undefined }];
}

function under(part: string, problems: Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, pointer: `${part}${problem.pointer}` }));
}

function mediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function isJson(type: string): boolean {
  return type.includes('json');
}
