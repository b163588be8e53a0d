import { cutMrkdwn } from '../mrkdwn.ts';
import { cut } from '../text.ts';
import { isJson, kindOf, objects, type Rule } from './finding.ts';

/** A text object under `key`: present where `required`, not empty, at most `max` characters. */
export function text(
  key: string,
  max: number,
  { required = false, plainOnly = true }: { required?: boolean; plainOnly?: boolean } = {},
): Rule {
  return (node, path, report) => {
    const value = node[key];
    if (value === undefined) {
      if (required) report(`${path}.${key}`, 'must be there', 'nothing');
      return;
    }
    textObject(max, plainOnly)(isJson(value) ? value : {}, `${path}.${key}`, report);
  };
}

/** The node itself is a text object. */
export function textObject(max: number, plainOnly: boolean): Rule {
  return (node, path, report) => {
    const known = node.type === 'plain_text' || (!plainOnly && node.type === 'mrkdwn');
    if (!known) {
      report(path, plainOnly ? 'must be plain_text' : 'must be a text object', kindOf(node.type));
    } else if (typeof node.text !== 'string' || node.text === '') {
      report(path, 'must not be empty', kindOf(node.text));
    } else if (node.text.length > max) {
      const long = node.text;
      const shorten = node.type === 'mrkdwn' ? cutMrkdwn : cut;
      report(path, `at most ${max} characters`, long.length, () => {
        node.text = shorten(long, max);
      });
    }
  };
}

/** A string under `key`, at most `max` long. It means something as a whole, so it is never cut. */
export function string(key: string, max: number, { required = false } = {}): Rule {
  return (node, path, report) => {
    const value = node[key];
    if (value === undefined) {
      if (required) report(`${path}.${key}`, 'must be there', 'nothing');
    } else if (typeof value !== 'string') {
      report(`${path}.${key}`, 'must be a string', kindOf(value));
    } else if (value.length > max || (required && value === '')) {
      report(`${path}.${key}`, `1 to ${max} characters`, value.length);
    }
  };
}

/** A list under `key` with 1 to `max` objects, each of which keeps the rules. */
export function list(key: string, max: number, ...rules: Rule[]): Rule {
  return (node, path, report) => {
    const values = node[key];
    if (!Array.isArray(values) || values.length === 0) {
      report(`${path}.${key}`, 'must have something in it', kindOf(values));
      return;
    }
    if (values.length > max) {
      report(`${path}.${key}`, `at most ${max}`, values.length, () => {
        values.length = max;
      });
    }
    objects(values).forEach((value, i) => {
      for (const rule of rules) rule(value, `${path}.${key}[${i}]`, report);
    });
  };
}

/** The rule holds only where the key is there. */
export function ifThere(key: string, rule: Rule): Rule {
  return (node, path, report) => {
    if (node[key] !== undefined) rule(node, path, report);
  };
}
