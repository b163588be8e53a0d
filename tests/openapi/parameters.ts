import type { Exchange } from '../../sandbox/exchange.ts';
import type {
  Conventions,
  FoundOperation,
  OpenApiDocument,
  OpenApiSchema,
  Parameter,
} from './description.ts';
import { merged } from './json-schema.ts';
import { below, type Problem, type Validate } from './validator.ts';

/** What judging parameters takes beside the operation. */
export interface ParameterRules {
  document: OpenApiDocument;
  conventions: Conventions;
  validate: Validate;
}

/**
 * Path, query and headers of a request against the operation's parameters: unknown names in the query, missing
 * required ones, values of the wrong type. Headers that are not described are nobody's business.
 */
export function judgeParameters(rules: ParameterRules, found: FoundOperation, exchange: Exchange): Problem[] {
  const sent: Record<Parameter['in'], Record<string, string>> = {
    path: found.pathValues,
    query: exchange.query,
    header: exchange.headers,
    cookie: {},
  };
  const known = new Set(found.parameters.filter((p) => p.in === 'query').map((p) => p.name));
  const unknown = Object.entries(exchange.query)
    .filter(([name]) => !known.has(name))
    .map(([name, value]) => ({ pointer: below('/query', name), says: 'is not described', value }));

  const described = found.parameters.flatMap((parameter) => {
    const name = parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name;
    const pointer = below(parameter.in === 'header' ? '/headers' : `/${parameter.in}`, name);
    const text = sent[parameter.in][name];
    if (text === undefined) {
      return parameter.required ? [{ pointer, says: 'is required and missing', value: undefined }] : [];
    }
    return judgeText(rules, parameter.schema ?? {}, text).map((problem) => ({
      ...problem,
      pointer: `${pointer}${problem.pointer}`,
    }));
  });
  return [...unknown, ...described];
}

function judgeText(rules: ParameterRules, schema: OpenApiSchema, text: string): Problem[] {
  const whole = merged(rules.document, schema);
  const isList =
    whole.type === 'array' || (rules.conventions.commaLists === true && whole.enum !== undefined);
  if (!isList) return judgeScalar(rules.validate, schema, text);
  const items = whole.type === 'array' ? (whole.items ?? {}) : schema;
  return text.split(',').flatMap((item, index) =>
    judgeScalar(rules.validate, items, item).map((problem) => ({
      ...problem,
      pointer: `/${index}${problem.pointer}`,
    })),
  );
}

/** Text fits where one of its readings does; otherwise what is wrong with it as text is said. */
function judgeScalar(validate: Validate, schema: OpenApiSchema, text: string): Problem[] {
  const asText = validate(schema, 'request', text);
  if (asText.length === 0) return [];
  const fits = otherReadings(text).some((reading) => validate(schema, 'request', reading).length === 0);
  return fits ? [] : asText;
}

function otherReadings(text: string): (number | boolean)[] {
  if (text === 'true' || text === 'false') return [text === 'true'];
  return /^-?\d+(\.\d+)?$/.test(text) ? [Number(text)] : [];
}

/** A form's texts as the schema's types, where they can be read so: forms know nothing but text. */
export function readForm(document: OpenApiDocument, schema: OpenApiSchema, form: unknown): unknown {
  if (typeof form !== 'object' || form === null) return form;
  const { properties = {} } = merged(document, schema);
  return Object.fromEntries(
    Object.entries(form).map(([name, text]: [string, unknown]) => {
      const type = properties[name] ? merged(document, properties[name]).type : undefined;
      const isTyped = type === 'number' || type === 'integer' || type === 'boolean';
      return [name, isTyped && typeof text === 'string' ? (otherReadings(text)[0] ?? text) : text];
    }),
  );
}
