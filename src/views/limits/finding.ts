/** A view or message as JSON, of which nothing is known yet. */
export type Json = Record<string, unknown>;

/** What Slack would refuse. Names places, rules and sizes; never holds content. */
export interface Violation {
  /** As in `blocks[3].accessory.text`. */
  path: string;
  rule: string;
  /** The size, type or id that broke the rule. */
  found: string | number;
}

/** A violation with the way to mend it in the tree that it was found in. */
export interface Finding extends Violation {
  fix: () => void;
}

/** Notes a violation. Without a `fix` of its own the block that it is in has to go. */
export type Report = (path: string, rule: string, found: string | number, fix?: () => void) => void;

/** One rule for a node of the tree. */
export type Rule = (node: Json, path: string, report: Report) => void;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; anything else in it is left out. */
export function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** A name of the kind of thing, for reports that must not hold the thing. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
