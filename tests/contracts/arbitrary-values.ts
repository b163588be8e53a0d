import fc from 'fast-check';
import type { TaskPerson, TaskValue } from '../../src/integrations/connector.ts';
import { type ContractWorld, plainFields, type Values } from './contract-world.ts';

/** Texts that tools are known to spoil. */
export const awkwardTexts: readonly string[] = [
  '=1+1',
  '+49 30 1234',
  '-',
  '@channel',
  '<b>&</b>',
  '&amp; &#65; &nbsp;',
  ']]><!-- x --><?php ?>',
  '"quoted" and \'quoted\'',
  'two\nlines',
  'tab\tbed',
  'العربية ثم English',
  '👩‍👩‍👧‍👦 and 🏳️‍🌈',
  'é, not é',
  'true',
  '007',
  '1e3',
  '2026-01-01',
  'Streamly reference: somebody-elses',
  '…',
];

const text = fc.oneof(
  fc.constantFrom(...awkwardTexts),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('', ' ', '\u0000\u0007\u001b', 'a\u0000b', ' both ends ', 'lone \ud83d half'),
  fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), fc.integer({ min: 500, max: 1500 }))
    .map(([piece, times]) => piece.repeat(times)),
);

/** At most 15 digits, six of them behind the point. */
const share = fc
  .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 1, max: 9_999_999_999 }), fc.boolean())
  .map(([whole, part, negative]) => {
    const decimals = String(part).padStart(6, '0').slice(0, 6).replace(/0+$/, '');
    const size = decimals === '' ? String(whole) : `${whole}.${decimals}`;
    return negative && size !== '0' ? `-${size}` : size;
  });

const date = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const channel = fc
  .array(fc.constantFrom('a', 'b', 'z', '0', '9', '-', '_', 'é', '日'), { minLength: 1, maxLength: 20 })
  .map((letters) => letters.join(''));

/** Any answers to `plainFields`, each of which may be missing. */
export function arbitraryValues(world: ContractWorld): fc.Arbitrary<Values> {
  const people = fc.subarray<TaskPerson>([...world.members, world.outsider], { minLength: 1 });
  const optionsOf = (name: string) => plainFields.find((f) => f.name === name)?.options ?? [];
  const value = {
    'f-Details': text.map((t): TaskValue => ({ type: 'text', text: t })),
    'f-Count': fc.maxSafeInteger().map((n): TaskValue => ({ type: 'number', number: String(n % 1e15) })),
    'f-Share': share.map((number): TaskValue => ({ type: 'number', number })),
    'f-Agreed': fc.boolean().map((checked): TaskValue => ({ type: 'checked', checked })),
    'f-When': date.map((d): TaskValue => ({ type: 'date', date: d })),
    'f-Size': fc.constantFrom(...optionsOf('Size')).map((l): TaskValue => ({ type: 'options', labels: [l] })),
    'f-Colours': fc
      .subarray([...optionsOf('Colours')], { minLength: 1 })
      .map((labels): TaskValue => ({ type: 'options', labels })),
    'f-Expert': fc.constantFrom(...world.members).map((p): TaskValue => ({ type: 'people', people: [p] })),
    'f-Reviewers': people.map((p): TaskValue => ({ type: 'people', people: p })),
    'f-Home channel': channel.map((c): TaskValue => ({ type: 'channels', names: [c] })),
    'f-Channels': fc
      .uniqueArray(channel, { minLength: 1, maxLength: 5 })
      .map((names): TaskValue => ({ type: 'channels', names })),
  };
  return fc.record(
    Object.fromEntries(Object.entries(value).map(([id, arbitrary]) => [id, fc.option(arbitrary)])),
  );
}
