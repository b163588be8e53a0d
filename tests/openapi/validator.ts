import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { OpenApiDocument, OpenApiSchema } from './description.ts';
import { type JsonSchema, type Side, toJsonSchema } from './json-schema.ts';

/** One way in which a value does not fit its schema. */
export interface Problem {
  /** JSON pointer into the value, '' for the value itself; it names a property that is unknown or missing. */
  pointer: string;
  says: string;
  /** What is there; undefined where something is missing. */
  value: unknown;
}

/** Everything about the value that the schema does not take; empty where it fits. */
export type Validate = (schema: OpenApiSchema, side: Side, value: unknown) => Problem[];

/**
 * Holds values against schemas of one description. A schema is compiled when it is first met and kept: the files
 * describe hundreds of operations, of which a run sees a dozen.
 */
export function createValidator(document: OpenApiDocument): Validate {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    strictTypes: false,
    // The schema is ours; checking it against the meta-schema costs more than compiling it.
    validateSchema: false,
  });
  addFormats.default(ajv, ['date', 'date-time', 'email', 'uri']);
  const compiled: Record<Side, WeakMap<OpenApiSchema, ValidateFunction>> = {
    request: new WeakMap(),
    answer: new WeakMap(),
  };

  function validatorOf(schema: OpenApiSchema, side: Side): ValidateFunction {
    const known = compiled[side].get(schema);
    if (known) return known;
    const jsonSchema: JsonSchema = toJsonSchema(document, schema, side);
    const made = ajv.compile(jsonSchema);
    compiled[side].set(schema, made);
    return made;
  }

  return (schema, side, value) => {
    const validate = validatorOf(schema, side);
    if (validate(value)) return [];
    return (
      (validate.errors ?? [])
        // The branch that `if` chose has said what is wrong with it.
        .filter((error) => error.keyword !== 'if')
        .map((error) => problem(error, side))
    );
  };
}

function problem(error: ErrorObject, side: Side): Problem {
  const { params, instancePath } = error;
  const value: unknown = error.data;
  switch (error.keyword) {
    case 'additionalProperties': {
      const name = String(params.additionalProperty);
      return { pointer: below(instancePath, name), says: 'is not described', value: property(value, name) };
    }
    case 'required': {
      const name = String(params.missingProperty);
      return { pointer: below(instancePath, name), says: 'is required and missing', value: undefined };
    }
    case 'false schema':
      return {
        pointer: instancePath,
        says: side === 'request' ? 'is read-only' : 'is write-only',
        value,
      };
    case 'enum': {
      const allowed: unknown[] = Array.isArray(params.allowedValues) ? params.allowedValues : [];
      const list = allowed.slice(0, 12).map(String).join(', ');
      return {
        pointer: instancePath,
        says: `must be one of ${list}${allowed.length > 12 ? `, … (${allowed.length})` : ''}`,
        value,
      };
    }
    default:
      return { pointer: instancePath, says: error.message ?? `fails ${error.keyword}`, value };
  }
}

/** The pointer one step further down, the name escaped as RFC 6901 has it. */
export function below(pointer: string, name: string): string {
  return `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
