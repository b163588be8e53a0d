import { describe, expect, test } from '@jest/globals';
import { nameKey } from '../../../../src/domain/streams/field.ts';
import { parseFile } from '../../../../src/domain/streams/file/parse-file.ts';
import { printStreamFile } from '../../../../src/domain/streams/file/print-file.ts';
import { readStreamFile } from '../../../../src/domain/streams/file/read-file.ts';
import type { StreamDefinition } from '../../../../src/domain/streams/file/stream-definition.ts';
import { templateChoices, templateStream } from '../../../../src/domain/streams/file/templates.ts';
import { parseStreamFile } from '../../../../src/threads/parse-stream-file.ts';
import { runInThread } from '../../../../src/threads/run-in-thread.ts';

let count = 0;
const newId = () => `id-${count++}`;

function problems(text: string): [number, string][] {
  const result = readStreamFile(parseFile(text), newId);
  return result.ok ? [] : result.problems.map(({ line, words }) => [line, words]);
}

function definition(text: string): StreamDefinition {
  const result = readStreamFile(parseFile(text), newId);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
}

const form = (...lines: string[]) =>
  ['streamly: 1', 'name: IT', 'form:', '  - name: Subject', ...lines].join('\n');

describe('a file that is wrong names the line and the reason', () => {
  test.each<[string, string, number, string]>([
    ['broken YAML', 'streamly: 1\nname: "IT', 2, 'This is no YAML'],
    ['the same name twice', form('name: Again'), 5, '“name” is there twice.'],
    ['nothing', '', 1, 'The file is empty.'],
    ['another format', 'streamly: 2\nname: IT\nform:\n  - name: Subject', 1, 'This Streamly reads version 1'],
    ['no name', 'streamly: 1\nform:\n  - name: Subject', 1, '“name” is missing.'],
    ['a word that means nothing', form('    requird: true'), 5, '“requird” means nothing here.'],
    [
      'a type that there is not',
      form('  - name: Size', '    type: sizes'),
      6,
      '“type” must be one of: text,',
    ],
    ['no type', form('  - name: Size'), 5, '“Size” has no type.'],
    ['no options', form('  - name: Size', '    type: select'), 5, '“Size” needs options.'],
    ['options of a date', form('  - name: Day', '    type: date', '    options: [a]'), 7, 'has no options'],
    [
      'an option twice',
      form('  - name: S', '    type: select', '    options: [a, A]'),
      7,
      '“A” is there twice.',
    ],
    [
      'a field twice',
      form('  - name: S', '    type: date', '  - name: s', '    type: date'),
      7,
      '“s” is there twice.',
    ],
    [
      'no Subject',
      'streamly: 1\nname: IT\nform:\n  - name: S\n    type: date',
      3,
      'Subject must be on the form.',
    ],
    ['another Subject', form('    required: true'), 4, 'Subject is the same in every Stream'],
    ['a field that Streamly fills in', form('  - name: requester', '    type: user'), 5, 'itself'],
    [
      'another Assignee',
      form('  - name: Assignee', '    type: text'),
      6,
      'Assignee is always of the type user.',
    ],
    [
      'neither true nor false',
      form('  - name: D', '    type: date', '    required: yes'),
      7,
      'true or false',
    ],
    [
      'a name that is taken by a command',
      'streamly: 1\nname: new\nform:\n  - name: Subject',
      2,
      'meaning of its own',
    ],
    [
      'a long name',
      `streamly: 1\nname: ${'x'.repeat(76)}\nform:\n  - name: Subject`,
      2,
      'At most 75 characters.',
    ],
    [
      'a bound that is no day',
      form('  - name: D', '    type: date', '    min: soon'),
      7,
      'such as 2026-12-31',
    ],
    ['a bound of a text', form('  - name: T', '    type: text', '    max: 3'), 7, 'has no bounds'],
    [
      'an impossible pattern',
      form('  - name: T', '    type: text', '    pattern:', '      matches: "("'),
      7,
      'no pattern',
    ],
    [
      'a default that is no option',
      form('  - name: S', '    type: select', '    options: [a]', '    default: b'),
      8,
      '',
    ],
    ['a setting that there is not', form('settings:', '  may_dance: true'), 6, '“may_dance” is no setting.'],
    ['a setting of another kind', form('settings:', '  guests_may_submit: perhaps'), 6, 'must be'],
    [
      'a setting of a field that is not there',
      form('settings:', '  card_fields:', '    - "field: X"'),
      7,
      'There is no',
    ],
  ])('[S12] %s', (_, text, line, words) => {
    expect(problems(text)[0]).toEqual([line, expect.stringContaining(words)]);
  });

  const kind = ['  - name: Kind', '    type: select', '    options: [A, B]'];
  const shown = (...when: string[]) =>
    form(...kind, '  - name: More', '    type: text', '    show_when:', ...when);

  test.each<[string, string, number, string]>([
    ['no such field', shown('      - field: Kinds', '        is: A'), 10, 'There is no field “Kinds”'],
    [
      'no such option',
      shown('      - field: Kind', '        is: C'),
      10,
      'no option of “Kind”. It has: A, B.',
    ],
    ['no question', shown('      - field: Kind'), 11, 'Say one of is, is_not and empty.'],
    ['two questions', shown('      - field: Kind', '        is: A', '        empty: true'), 11, 'Say one of'],
    ['itself', shown('      - field: More', '        is: A'), 10, 'must come before'],
  ])('[S12, S13] a condition on %s', (_, text, line, words) => {
    expect(problems(text)[0]).toEqual([line, expect.stringContaining(words)]);
  });

  test('[S12] all that is wrong is said at once, in the order of the lines', () => {
    const text = form('  - name: A', '    type: nothing', '    requird: true', '  - type: date');
    expect(problems(text).map(([line]) => line)).toEqual([6, 7, 8]);
  });

  test('[S12] something that is no Stream at all', () => {
    expect(problems('- a\n- b')).toHaveLength(1);
    expect(problems(`x: &a [y]\nz: *a`)).toEqual(
      expect.arrayContaining([
        [1, expect.stringContaining('Write it out')],
        [2, expect.stringContaining('Write it out')],
      ]),
    );
    expect(problems('streamly: 1\n---\nstreamly: 1')[0]).toEqual([1, expect.stringContaining('missing')]);
  });

  test('[S12] problems of every kind are said at once, each with its line', () => {
    const text = [
      ...['streamly: 1', 'name: new', 'nam: x', 'form:'],
      ...['  - name: Subject', '    required: true'],
      ...['  - name: Size', '    type: sizes', '    options: [a, A]'],
      ...['  - name: Color', '    type: select', '    hnt: x', '    options: [red, Red]'],
      ...['  - Room'],
      ...['  - name: Day', '    type: date', '    required: yes', '    min: soon'],
      ...['  - name: Day', '    type: text', '    max_length: 9999'],
      ...['  - name: Code', '    type: text', '    pattern:', '      matches: "("'],
      ...['    show_when:', '      - field: Nothing', '        is: 1'],
      ...[
        'settings:',
        '  may_dance: true',
        '  guests_may_submit: perhaps',
        '  card_fields:',
        '    - "field: X"',
      ],
    ].join('\n');
    expect(problems(text).map(([line, words]) => `${line} ${words.slice(0, 24)}`)).toEqual([
      '2 “/request new” has a mea',
      '3 “nam” means nothing here',
      '5 Subject is the same in e',
      '8 “type” must be one of: t',
      '12 “hnt” means nothing here',
      '13 “Red” is there twice.',
      '14 “3” must be a block of n',
      '17 “required”: Write true o',
      '18 Write a day such as 2026',
      '19 “Day” is there twice.',
      '21 “max_length”: At most 30',
      '24 This is no pattern that ',
      '26 There is no field “Nothi',
      '30 “may_dance” is no settin',
      '31 “guests_may_submit” must',
      '33 There is no field “X” in',
    ]);
  });

  test('[S12] before what is no YAML, what can be read is checked too', () => {
    const text = 'streamly: 1\nname: new\nnam: x\nform:\n  - name: "Subj';
    expect(problems(text)).toEqual([
      [3, '“nam” means nothing here.'],
      [5, expect.stringContaining('This is no YAML')],
    ]);
  });
});

describe('a file that would keep everyone waiting', () => {
  const filled = (line: (i: number) => string) => {
    let text = '';
    for (let i = 0; text.length < 490_000; i++) text += line(i);
    return text;
  };
  test.each<[string, string, string]>([
    ['many names', filled((i) => `k${i}: 1\n`), 'too large'],
    [
      'many names in one block',
      Array.from({ length: 9000 }, (_, i) => `k${i}: 1`).join('\n'),
      'at most 200 names',
    ],
    ['open lists', filled(() => '['), 'too deep'],
    ['open blocks', filled(() => '{'), 'too deep'],
    ['lists in lists', filled(() => '- '), 'too deep'],
    ['names for parts', filled((i) => `- &a${i} x\n`), 'too large'],
    ['comments', filled(() => '#\n'), 'too large'],
    ['ends of documents', filled(() => '---\n'), 'too large'],
    ['no YAML in each line', filled(() => 'a: b: c\n'), ''],
    ['one long line', 'x'.repeat(500_001), 'too long'],
    [
      'many fields',
      form(...Array.from({ length: 4900 }, (_, i) => `  - name: F${i}\n    type: text`)),
      'A form can show at most 300 fields; these are 4901.',
    ],
    [
      'many conditions',
      form(
        '  - name: F\n    type: text\n    show_when:',
        ...Array.from({ length: 6 }, () => '      - field: Subject\n        is: x'),
      ),
      'At most 5 conditions',
    ],
  ])('[S12, E4] %s is refused with a line, before objects are made of it', (_, text, words) => {
    const [first] = problems(text);
    expect(first).toEqual([expect.any(Number), expect.stringContaining(words)]);
  });

  test('[S12, E4] a large one is read in a thread of its own, with the same outcome', async () => {
    const options = Array.from({ length: 5000 }, (_, i) => `      - Option ${i}`);
    const text = form('  - name: S', '    type: select', '    options:', ...options);
    // However busy the machine is that starts the thread.
    expect(await parseStreamFile(text, 60_000)).toEqual(parseFile(text));
    expect(definition(text).fields[1]?.options).toHaveLength(5000);
  });

  test('[S12, E4] a thread that takes too long is ended, and the next one goes on', async () => {
    const text = filled((i) => `k${i}: 1\n`);
    expect(await runInThread('parseFile', text, 1)).toBeNull();
    expect(await runInThread('parseFile', 'a: 1', 30_000)).toEqual(parseFile('a: 1'));
  });
});

describe('a file as people write it', () => {
  test('[S12] options stay as they are written, also those that YAML takes for numbers or answers', () => {
    const text = form('  - name: V', '    type: select', '    options: [1.0, yes, null, 0x10, 2026-11-25]');
    const [, field] = definition(text).fields;
    expect(field?.options.map(({ label }) => label)).toEqual(['1.0', 'yes', 'null', '0x10', '2026-11-25']);
  });

  test('[S12] names are found without regard to case, and one value needs no list', () => {
    const text = form(
      ...['  - name: Kind', '    type: select', '    options: [Laptop, Phone]'],
      ...['  - name: Tag', '    type: text', '    show_when:', '      - field: kind', '        is: laptop'],
    );
    const [, kind, tag] = definition(text).fields;
    expect(tag?.showWhen).toEqual([{ fieldId: kind?.id, test: 'has', values: [kind?.options[0]?.id] }]);
  });

  test('[S12] names of people and channels stand beside their ids', () => {
    const text = form('  - name: Who', '    type: user', '    default: U0ALICE001');
    const printed = printStreamFile(definition(text), new Map([['U0ALICE001', 'Alice Archer']]));
    expect(printed).toContain('default: U0ALICE001 # Alice Archer');
    expect(definition(printed).fields[1]?.default).toEqual({ kind: 'fixed', value: 'U0ALICE001' });
  });

  test('[S12] read for a Stream, a field of the same name and type is the same field, any other a new one', () => {
    const before = definition(
      form('  - name: Size', '    type: select', '    options: [S, M]', '  - name: Day', '    type: date'),
    ).fields;
    const text = form(
      '  - name: SIZE',
      '    type: select',
      '    options: [m, L]',
      '  - name: Day',
      '    type: datetime',
    );
    const result = readStreamFile(parseFile(text), newId, {
      fields: before.map((field) => ({ field, possibleTypes: [field.type] })),
      reserved: new Map(),
    });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const [subject, size, day] = result.definition.fields;
    expect([subject?.id, size?.id]).toEqual([before[0]?.id, before[1]?.id]);
    expect(size?.options[0]).toEqual({ id: before[1]?.options[1]?.id, label: 'm' });
    expect(day?.id).not.toBe(before[2]?.id);
  });
});

describe('templates', () => {
  test.each(templateChoices.map(({ id, name }) => [name, id] as const))(
    '[S12] %s is a Stream',
    (name, id) => {
      const stream = templateStream(id, newId);
      expect(stream?.name).toBe(name);
      const onForm = stream?.fields.filter((field) => field.onForm) ?? [];
      expect(onForm.length).toBeGreaterThanOrEqual(10);
      expect(onForm.some((field) => field.showWhen.length > 0)).toBe(true);
      expect(onForm.some(({ role }) => role === 'subject')).toBe(true);
      // What a file leaves out of a Stream, its own export has; nothing else differs.
      expect(
        stream && definition(printStreamFile(stream)).fields.map((field) => nameKey(field.name)),
      ).toEqual(stream?.fields.map((field) => nameKey(field.name)));
    },
  );

  test('[S12] there is none of another name', () => {
    expect(templateStream('../it-help', newId)).toBeUndefined();
  });
});
