import type { StepParameter } from './app-settings.ts';
import type { Workspace } from './world.ts';

/**
 * What a step's inputs and outputs may hold, by the types of the manifest.
 * https://docs.slack.dev/tools/deno-slack-sdk/reference/slack-types
 */

type Check = (value: unknown, workspace: Workspace) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPerson: Check = (value, { people, bot }) =>
  value === bot.userId || people.some(({ id }) => id === value);
const isChannel: Check = (value, { channels }) => channels.some(({ id }) => id === value);

const checks: Record<string, Check> = {
  string: isText,
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  array: (value) => Array.isArray(value),
  object: isObject,
  'slack#/types/user_id': isPerson,
  'slack#/types/user_context': isObject,
  'slack#/types/channel_id': isChannel,
  'slack#/types/usergroup_id': (value, { userGroups = [] }) => userGroups.some(({ id }) => id === value),
  'slack#/types/date': (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  'slack#/types/timestamp': (value) => Number.isInteger(value),
  'slack#/types/message_ts': (value) => typeof value === 'string' && /^\d+\.\d+$/.test(value),
  'slack#/types/message_context': isObject,
  'slack#/types/rich_text': isObject,
  'slack#/types/interactivity': isObject,
};

/** What is wrong with these values, one line each; a type that Slack has and this does not know is let through. */
export function parameterProblems(
  parameters: readonly StepParameter[],
  values: Record<string, unknown>,
  workspace: Workspace,
): string[] {
  const unknown = Object.keys(values).filter((name) => !parameters.some((each) => each.name === name));
  return [
    ...unknown.map((name) => `${name}: no such parameter`),
    ...parameters.flatMap(({ name, type, isRequired }) => {
      const value = values[name];
      if (value === undefined || value === null || value === '') {
        return isRequired ? [`${name}: missing required parameter`] : [];
      }
      const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
      return check && !check(value, workspace) ? [`${name}: must be of type ${type}`] : [];
    }),
  ];
}
