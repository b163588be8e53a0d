import { describe, expect, test } from '@jest/globals';
import { type Person, unseenPerson } from '../../src/domain/people.ts';
import {
  type Act,
  may,
  permissions,
  type Role,
  roles,
  rolesOf,
  type Standing,
  type StreamRoles,
} from '../../src/domain/permissions.ts';
import { firstStreamSettings, type StreamSettings } from '../../src/domain/streams/stream-settings.ts';
import { firstSettings, type WorkspaceSettings } from '../../src/domain/workspace.ts';

const acts = Object.keys(permissions) as Act[];
const everyBoolean = [false, true];

const ann: Person = { ...unseenPerson('UANN'), name: 'Ann' };

/** Everything that decides about Ann, one fact each. */
interface Case {
  kind: 'member' | 'guest' | 'stranger' | 'deactivated';
  slackAdmin: boolean;
  slackAdminsAreAdmins: boolean;
  workspaceAdmin: boolean;
  mayCreateStreams: WorkspaceSettings['mayCreateStreams'];
  creator: boolean;
  streamAdmin: boolean;
  inTeam: boolean;
  requester: boolean;
  requestersMayEdit: boolean;
  maySee: StreamSettings['maySee'];
  isPrivate: boolean;
  maySubmit: StreamSettings['maySubmit']['who'];
  listed: boolean;
  inListedGroup: boolean;
  inChannel: boolean;
  outsidersMaySubmit: boolean;
}

function* everyCase(): Generator<Case> {
  for (const kind of ['member', 'guest', 'stranger', 'deactivated'] as const)
    for (const [slackAdmin, slackAdminsAreAdmins, workspaceAdmin] of everyTriple())
      for (const mayCreateStreams of ['everyone', 'admins', 'listed'] as const)
        for (const [creator, streamAdmin, inTeam] of everyTriple())
          for (const [requester, requestersMayEdit, outsidersMaySubmit] of everyTriple())
            for (const [maySee, isPrivate] of [
              ['everyone', false],
              ['everyone', true],
              ['team_and_requester', false],
            ] as const)
              for (const maySubmit of ['everyone', 'channel', 'listed'] as const)
                for (const [listed, inListedGroup, inChannel] of everyTriple())
                  yield {
                    kind,
                    slackAdmin,
                    slackAdminsAreAdmins,
                    workspaceAdmin,
                    mayCreateStreams,
                    creator,
                    streamAdmin,
                    inTeam,
                    requester,
                    requestersMayEdit,
                    outsidersMaySubmit,
                    maySee,
                    isPrivate,
                    maySubmit,
                    listed,
                    inListedGroup,
                    inChannel,
                  };
}

function everyTriple(): [boolean, boolean, boolean][] {
  return everyBoolean.flatMap((a) =>
    everyBoolean.flatMap((b) => everyBoolean.map((c): [boolean, boolean, boolean] => [a, b, c])),
  );
}

/** Goes along with who may submit, so that there are no more cases. */
const onBehalfWith = { everyone: 'everyone', channel: 'team', listed: 'nobody' } as const;

function rolesOfCase(of: Case): ReadonlySet<Role> {
  const person: Person = {
    ...ann,
    isSlackAdmin: of.slackAdmin,
    isGuest: of.kind === 'guest',
    isStranger: of.kind === 'stranger',
    isDeactivated: of.kind === 'deactivated',
  };
  const list = (isOn: boolean) => (isOn ? ['UOTHER', ann.userId] : ['UOTHER']);
  const workspace: WorkspaceSettings = {
    ...firstSettings(null),
    adminIds: list(of.workspaceAdmin),
    slackAdminsAreAdmins: of.slackAdminsAreAdmins,
    mayCreateStreams: of.mayCreateStreams,
    creatorIds: list(of.creator),
  };
  const stream: StreamRoles = {
    team: list(of.inTeam),
    admins: list(of.streamAdmin),
    settings: {
      ...firstStreamSettings,
      requestersMayEdit: of.requestersMayEdit,
      onBehalf: onBehalfWith[of.maySubmit],
      maySee: of.maySee,
      maySubmit:
        of.maySubmit === 'listed'
          ? { who: 'listed', userIds: list(of.listed), groupIds: ['S1'] }
          : { who: of.maySubmit },
      guestsMaySubmit: of.outsidersMaySubmit,
      strangersMaySubmit: of.outsidersMaySubmit,
    },
  };
  const standing: Standing = { isInChannel: of.inChannel, isInListedGroup: of.inListedGroup };
  const request = { requesterId: of.requester ? ann.userId : 'UOTHER', isPrivate: of.isPrivate };
  return rolesOf(person, workspace, stream, request, standing);
}

/** What the product promises, said once more and in another way than the table says it. */
function promised(of: Case): Record<Act, boolean> {
  if (of.kind === 'deactivated') return everyAct(() => false);
  const isMember = of.kind === 'member';
  const wholeApp = isMember && (of.workspaceAdmin || (of.slackAdmin && of.slackAdminsAreAdmins));
  const wholeStream = wholeApp || (isMember && of.streamAdmin);
  const works = wholeStream || (of.inTeam && of.kind !== 'stranger');
  const isLetIn = { everyone: true, channel: of.inChannel, listed: of.listed || of.inListedGroup };
  return {
    create_stream:
      isMember &&
      (wholeApp || of.mayCreateStreams === 'everyone' || (of.mayCreateStreams === 'listed' && of.creator)),
    manage_stream: wholeStream,
    submit_request:
      wholeStream || ((isMember || of.outsidersMaySubmit) && (of.inTeam || isLetIn[of.maySubmit])),
    submit_for_other: isMember && { everyone: true, channel: of.inTeam, listed: false }[of.maySubmit],
    see_request: works || of.requester || (isMember && of.maySee === 'everyone' && !of.isPrivate),
    set_private: works,
    change_request: works,
    edit_own_request: works || (of.requester && of.requestersMayEdit),
    withdraw_request: of.requester,
    delete_request: wholeStream,
    team_notes: of.inTeam && of.kind !== 'stranger',
    retry_delivery: works,
    manage_integrations: wholeApp,
    manage_app_settings: wholeApp,
    read_audit: wholeStream,
  };
}

function everyAct(of: (act: Act) => boolean): Record<Act, boolean> {
  return Object.fromEntries(acts.map((act) => [act, of(act)])) as Record<Act, boolean>;
}

describe('who may do what', () => {
  test('[A3, A5, A8, S11, R16] every act, for everything that a person can be and every setting, is decided as promised', () => {
    let cases = 0;
    const wrong: unknown[] = [];
    for (const of of everyCase()) {
      cases += 1;
      const held = rolesOfCase(of);
      const decided = everyAct((act) => may(held, act));
      const right = promised(of);
      for (const act of acts) if (decided[act] !== right[act]) wrong.push({ act, decided: decided[act], of });
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(cases).toBe(4 * 8 * 3 * 8 * 8 * 3 * 3 * 8);
  });

  test('[A8] no setting and no list makes a guest, a stranger or someone who left an admin or a creator', () => {
    const held = new Set<Role>();
    for (const of of everyCase()) {
      if (of.kind === 'member') continue;
      for (const role of rolesOfCase(of)) held.add(role);
    }
    expect([...held].toSorted()).toEqual(['editing_requester', 'requester', 'submitter', 'team']);
  });

  test('[S11] without a Stream nobody is anything of a Stream', () => {
    const settings: WorkspaceSettings = { ...firstSettings('UANN'), mayCreateStreams: 'everyone' };
    expect([...rolesOf(ann, settings)]).toEqual(['workspace_admin', 'creator']);
  });

  test('[A5] every role suffices for something, and every act has someone who may', () => {
    const used = new Set(Object.values(permissions).flat());
    expect(roles.filter((role) => !used.has(role))).toEqual([]);
    expect(acts.filter((act) => roles.every((role) => !may(new Set([role]), act)))).toEqual([]);
  });
});
