import type { Core } from '../core.ts';
import type { Actor, Execution } from '../state.ts';
import { workspaceOf } from '../state.ts';
import { channelByName, personByName, type Role, userGroupByName } from '../world.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { NotOnScreen } from './find.ts';
import { actAndSettle } from './surface.ts';

/** What a person does with their workspace rather than with the app. */
export interface Administration {
  createChannel(name: string, how?: { isPrivate: boolean }): Promise<Conversation>;
  /** The members of a user group, by handle. */
  userGroup(handle: string): string[];
  createUserGroup(handle: string, name: string, members: readonly string[]): Promise<void>;
  /** Both by handle. */
  addToUserGroup(handle: string, who: string): Promise<void>;
  removeFromUserGroup(handle: string, who: string): Promise<void>;
  disableUserGroup(handle: string): Promise<void>;
  enableUserGroup(handle: string): Promise<void>;
  /** Only workspace admins may. */
  changeRole(who: string, role: 'admin' | 'member' | 'guest'): Promise<void>;
  deactivate(who: string): Promise<void>;
  /**
   * Runs a workflow of one step of the app, by its title or callback id. `inputs` by name or title; a person by
   * handle, a channel by name, a user group by handle.
   */
  runWorkflow(step: string, inputs?: Record<string, unknown>): Promise<Run>;
}

/** A run of a step; what is known of it is read anew each time. */
export interface Run {
  readonly id: string;
  readonly state: Execution['state'];
  readonly outputs: Record<string, unknown>;
  readonly error: string | null;
}

export function createAdministration(core: Core, actor: Actor): Administration {
  const workspace = () => workspaceOf(core.state, actor.teamId);
  const person = (handle: string) => {
    const found = personByName(workspace(), handle);
    if (!found) throw new NotOnScreen(`nobody is called ${handle}`);
    return found;
  };
  const group = (handle: string) => {
    const found = userGroupByName(workspace(), handle);
    if (found) return found;
    const there = workspace().userGroups?.map((each) => each.handle) ?? [];
    throw new NotOnScreen(`no user group @${handle}; there are: ${there.join(', ')}`);
  };
  const setRole = async (who: string, role: Exclude<Role, 'owner' | 'stranger'>): Promise<void> =>
    void (await actAndSettle(core, actor, { kind: 'change_role', user: person(who).id, role }));
  const setDisabled = async (handle: string, isDisabled: boolean): Promise<void> =>
    void (await actAndSettle(core, actor, {
      kind: 'disable_user_group',
      group: group(handle).id,
      isDisabled,
    }));

  /** In the type that the step declares. */
  function typed(type: string, value: unknown): unknown {
    if (typeof value !== 'string') return value;
    if (type === 'slack#/types/user_id') return person(value).id;
    if (type === 'slack#/types/channel_id') return channelByName(workspace(), value)?.id ?? value;
    if (type === 'slack#/types/usergroup_id') return group(value).id;
    return value;
  }

  return {
    async createChannel(name, { isPrivate } = { isPrivate: false }) {
      const { channel } = await actAndSettle(core, actor, { kind: 'create_channel', name, isPrivate });
      return createConversation(core, actor, channel ?? '');
    },
    userGroup: (handle) =>
      group(handle).users.map((id) => workspace().people.find((each) => each.id === id)?.handle ?? id),
    async createUserGroup(handle, name, members) {
      const users = members.map((who) => person(who).id);
      await actAndSettle(core, actor, { kind: 'create_user_group', handle, name, users });
    },
    async addToUserGroup(handle, who) {
      const what = { group: group(handle).id, user: person(who).id };
      await actAndSettle(core, actor, { kind: 'add_to_user_group', ...what });
    },
    async removeFromUserGroup(handle, who) {
      const what = { group: group(handle).id, user: person(who).id };
      await actAndSettle(core, actor, { kind: 'remove_from_user_group', ...what });
    },
    disableUserGroup: (handle) => setDisabled(handle, true),
    enableUserGroup: (handle) => setDisabled(handle, false),
    changeRole: setRole,
    deactivate: (who) => setRole(who, 'deactivated'),
    async runWorkflow(name, given = {}) {
      const step = core.app.functions.find(({ title, callbackId }) => [title, callbackId].includes(name));
      if (!step) {
        const there = core.app.functions.map(({ title }) => `“${title}”`).join(', ') || 'none';
        throw new NotOnScreen(`no step “${name}”; there are: ${there}`);
      }
      const inputs = Object.fromEntries(
        Object.entries(given).map(([key, value]) => {
          const input = step.inputs.find((each) => each.name === key || each.title === key);
          return [input?.name ?? key, input ? typed(input.type, value) : value];
        }),
      );
      const { callbackId } = step;
      const { execution } = await actAndSettle(core, actor, { kind: 'run_workflow', callbackId, inputs });
      return runOf(core, execution ?? '');
    },
  };
}

function runOf(core: Core, id: string): Run {
  const stored = () => {
    const found = core.state.executions?.[id];
    if (!found) throw new NotOnScreen('there is no such run');
    return found;
  };
  return {
    id,
    get state() {
      return stored().state;
    },
    get outputs() {
      return stored().outputs;
    },
    get error() {
      return stored().error;
    },
  };
}
