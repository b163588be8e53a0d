/** What is wrong, and where: a JSON pointer such as `/blocks/0/text`. */
export interface Finding {
  pointer: string;
  message: string;
}

/** Looks at one value and reports what is wrong with it; says nothing when it is well. */
export type Rule = (value: unknown, pointer: string, report: (finding: Finding) => void) => void;

export type Shape = Record<string, unknown>;

export const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text of `min` (1) to `max` UTF-16 units. */
export function text({ min = 1, max, pattern }: { min?: number; max?: number; pattern?: RegExp } = {}): Rule {
  return (value, pointer, report) => {
    if (typeof value !== 'string') return report({ pointer, message: 'must be a string' });
    if (value.length < min) report({ pointer, message: `must be more than ${min - 1} characters` });
    if (max !== undefined && value.length > max) {
      report({ pointer, message: `must be less than ${max + 1} characters` });
    }
    if (pattern && !pattern.test(value)) report({ pointer, message: 'is not in the expected format' });
  };
}

export const flag: Rule = (value, pointer, report) => {
  if (typeof value !== 'boolean') report({ pointer, message: 'must be a boolean' });
};

export function integer(min: number, max: number): Rule {
  return (value, pointer, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return report({ pointer, message: 'must be an integer' });
    }
    if (value < min) report({ pointer, message: `must be greater than or equal to ${min}` });
    if (value > max) report({ pointer, message: `must be less than or equal to ${max}` });
  };
}

export function oneOf(...allowed: string[]): Rule {
  return (value, pointer, report) => {
    if (typeof value !== 'string' || !allowed.includes(value)) {
      report({ pointer, message: `must be one of: ${allowed.join(', ')}` });
    }
  };
}

export function list(rule: Rule, { min = 1, max }: { min?: number; max?: number } = {}): Rule {
  return (value, pointer, report) => {
    if (!Array.isArray(value)) return report({ pointer, message: 'must be an array' });
    if (value.length < min) report({ pointer, message: `no fewer than ${min} items allowed` });
    if (max !== undefined && value.length > max) {
      report({ pointer, message: `no more than ${max} items allowed` });
    }
    value.forEach((item, index) => {
      rule(item, `${pointer}/${index}`, report);
    });
  };
}

/** An object with these fields and no others; fields whose name ends in `?` may be left out or be null. */
export function object(fields: Record<string, Rule>): Rule {
  const rules = new Map(
    Object.entries(fields).map(([name, rule]) => [
      name.replace(/\?$/, ''),
      { rule, optional: name.endsWith('?') },
    ]),
  );
  return (value, pointer, report) => {
    if (!isShape(value)) return report({ pointer, message: 'must provide an object' });
    for (const [name, { rule, optional }] of rules) {
      const inner = value[name];
      if (inner !== undefined && inner !== null) rule(inner, `${pointer}/${name}`, report);
      else if (!optional) report({ pointer, message: `missing required field: ${name}` });
    }
    for (const name of Object.keys(value)) {
      if (!rules.has(name)) report({ pointer, message: `invalid additional property: ${name}` });
    }
  };
}

/** An object whose `type` picks the rule; a type that is not listed is refused. */
export function byType(rules: Record<string, Rule>): Rule {
  return (value, pointer, report) => {
    if (!isShape(value)) return report({ pointer, message: 'must provide an object' });
    const type = value.type;
    const rule = typeof type === 'string' && Object.hasOwn(rules, type) ? rules[type] : undefined;
    if (rule) rule(value, pointer, report);
    else report({ pointer: `${pointer}/type`, message: `unsupported type: ${String(type)}` });
  };
}

export function all(...rules: Rule[]): Rule {
  return (value, pointer, report) => {
    for (const rule of rules) rule(value, pointer, report);
  };
}

/** Always right. For what Slack documents too loosely to be held against. */
export const anything: Rule = () => undefined;
