import type { Channel, ChannelKind, Person, Role, UserGroup, Workspace } from './world.ts';

const berlin = { tz: 'Europe/Berlin', tzOffset: 3600 };
const newYork = { tz: 'America/New_York', tzOffset: -18_000 };
const tokyo = { tz: 'Asia/Tokyo', tzOffset: 32_400 };
const kyiv = { tz: 'Europe/Kyiv', tzOffset: 7200 };
const dubai = { tz: 'Asia/Dubai', tzOffset: 14_400 };
/** Half an hour off the full hours. */
const kolkata = { tz: 'Asia/Kolkata', tzOffset: 19_800 };
const acmeId = 'T0ACME0001';
const globexId = 'T0GLOBEX01';
const created = 1_700_000_000;

function person(id: string, handle: string, realName: string, role: Role, more?: Partial<Person>): Person {
  const email = `${handle}@acme.example`;
  return { id, handle, realName, email, ...berlin, role, teamId: acmeId, ...more };
}

function channel(
  id: string,
  name: string,
  kind: ChannelKind,
  members: string[],
  more?: Partial<Channel>,
): Channel {
  return { id, name, kind, archived: false, members, created, creator: members[0] ?? '', ...more };
}

function userGroup(id: string, handle: string, name: string, users: Person[], disabled = 0): UserGroup {
  const by = users[0]?.id ?? '';
  return {
    id,
    handle,
    name,
    description: '',
    users: users.map((each) => each.id),
    disabled,
    created,
    updated: created,
    createdBy: by,
    updatedBy: by,
  };
}

const atGlobex = { teamId: globexId, ...newYork };
const alice = person('U0ALICE001', 'alice', 'Alice Archer', 'owner');
const erin = person('U0ERIN0001', 'erin', 'Erin Engel', 'admin');
const bob = person('U0BOB00001', 'bob', 'Bob Baker', 'member');
const frank = person('U0FRANK001', 'frank', 'Frank Fischer', 'member', newYork);
const judy = person('U0JUDY0001', 'judy', 'Judy Jones', 'member');
const yuki = person('U0YUKI0001', 'yuki', '佐藤 由紀', 'member', tokyo);
const olena = person('U0OLENA001', 'olena', 'Олена Шевченко', 'member', kyiv);
const layla = person('U0LAYLA001', 'layla', 'ليلى حداد', 'member', dubai);
const thiru = person(
  'U0THIRU001',
  'thiru',
  'Thiruvenkatanathapuram Lakshminarayanan Subramaniam-Krishnamoorthy',
  'member',
  kolkata,
);
const grace = person('U0GRACE001', 'grace', 'Grace Guest', 'guest');
const heidi = person('U0HEIDI001', 'heidi', 'Heidi Hall', 'deactivated');
const carol = person('U0CAROL001', 'carol', 'Carol Cooper', 'owner', {
  ...atGlobex,
  email: 'carol@globex.example',
});
const dave = person('U0DAVE0001', 'dave', 'Dave Davis', 'member', {
  ...atGlobex,
  email: 'dave@globex.example',
});

/**
 * Acme, with twelve people, somebody of every role and a channel of every kind among them, and Globex, with two
 * people. Dave of Globex is a stranger in Acme, met in #design. Fresh objects at every call.
 */
export function defaultWorkspaces(): Workspace[] {
  const acmeBot = { userId: 'U0BOTACME1', botId: 'B0ACME0001' };
  const globexBot = { userId: 'U0BOTGLOB1', botId: 'B0GLOBEX01' };
  const everyone = [alice, erin, bob, frank, judy, yuki, olena, layla, thiru].map((p) => p.id);
  const workspaces: Workspace[] = [
    {
      id: acmeId,
      name: 'Acme',
      domain: 'acme',
      bot: acmeBot,
      people: [
        alice,
        erin,
        bob,
        frank,
        judy,
        yuki,
        olena,
        layla,
        thiru,
        grace,
        heidi,
        { ...dave, role: 'stranger' },
      ],
      channels: [
        channel('C0GENERAL1', 'general', 'public', [...everyone, acmeBot.userId]),
        channel('C0IT000001', 'it', 'public', [...everyone, grace.id, acmeBot.userId]),
        channel('C0DESIGN01', 'design', 'public', [
          alice.id,
          erin.id,
          bob.id,
          judy.id,
          yuki.id,
          dave.id,
          acmeBot.userId,
        ]),
        channel('C0OFFICE01', 'office', 'public', [...everyone, acmeBot.userId]),
        channel('C0RANDOM01', 'random', 'public', everyone),
        channel('G0BOARD001', 'board', 'private', [alice.id, erin.id, acmeBot.userId]),
        channel('G0SECRET01', 'secret', 'private', [alice.id, bob.id]),
        channel('C0OLD00001', 'old-news', 'public', [...everyone, acmeBot.userId], { archived: true }),
      ],
      userGroups: [
        userGroup('S0ITDESK01', 'it-desk', 'IT desk', [bob, frank, olena]),
        userGroup('S0CREATIVE', 'creatives', 'Creatives', [erin, judy, yuki]),
        userGroup('S0MOVERS01', 'movers', 'Office movers', [layla], 1_710_000_000),
      ],
    },
    {
      id: globexId,
      name: 'Globex',
      domain: 'globex',
      bot: globexBot,
      people: [carol, dave],
      channels: [
        channel('C0GLOBEXG1', 'general', 'public', [carol.id, dave.id, globexBot.userId]),
        channel('C0GLOBEXH1', 'helpdesk', 'public', [carol.id, dave.id, globexBot.userId]),
      ],
    },
  ];
  return structuredClone(workspaces);
}
