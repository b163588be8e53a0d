import { describe, expect, test } from '@jest/globals';
import {
  checkMessage,
  checkOptions,
  checkView,
  fitMessage,
  fitOptions,
  fitView,
} from '../../src/views/limits/check.ts';
import { actions, button, many, modal, options, section, text } from './support/rough-blocks.ts';
import { viewLimits } from './support/view-limits.ts';
import { visibleWords } from './support/visible-words.ts';

describe('views', () => {
  test.each(viewLimits)('[S5] %s and no more', (_, { allowed, refused, path }) => {
    expect(checkView(allowed)).toEqual([]);
    expect(checkView(refused).map((violation) => violation.path)).toEqual([path]);
    expect(checkView(fitView(refused))).toEqual([]);
  });

  test('[S5] a view of more than 250 kB loses its last blocks, in sight', () => {
    const big = modal(Array.from({ length: 90 }, (_, i) => section(`${i} ${'語'.repeat(2900)}`)));
    expect(checkView(big)).toMatchObject([{ path: 'view', rule: 'at most 250000 bytes' }]);
    const fitted = fitView(big);
    expect(checkView(fitted)).toEqual([]);
    expect(fitted.blocks[0]).toEqual(big.blocks[0]);
    expect(visibleWords(fitted.blocks.at(-1))).toBe(`… and ${90 - (fitted.blocks.length - 1)} more`);
  });

  test('[S5] what is too long is cut in sight and too many blocks are counted', () => {
    const fitted = fitView(modal([section('x'.repeat(4000)), ...many(119)]));
    expect(visibleWords(fitted.blocks[0])).toBe(`${'x'.repeat(2999)}…`);
    expect(fitted.blocks).toHaveLength(100);
    expect(visibleWords(fitted.blocks.at(-1))).toBe('… and 21 more');
  });

  test('[S5] a block that cannot be mended leaves a word in its place', () => {
    const fitted = fitView(
      modal([section('before'), actions(button({ url: 'javascript:alert(1)' })), section()]),
    );
    expect(visibleWords(fitted.blocks)).toBe('before\n⚠️ Something here cannot be shown.\nwords');
  });

  test('[S5] what is well is left as it is, and what was given is never changed', () => {
    const well = modal([section()]);
    expect(fitView(well)).toEqual(well);
    const long = modal([section('x'.repeat(4000))]);
    fitView(long);
    expect(visibleWords(long.blocks)).toBe('x'.repeat(4000));
  });

  test('[S5] metadata of more than 3000 characters is told and left: cut, nobody could read it', () => {
    expect(checkView(modal([], { private_metadata: 'x'.repeat(3000) }))).toEqual([]);
    const long = modal([], { private_metadata: 'x'.repeat(3001) });
    expect(checkView(long)).toMatchObject([{ path: 'view.private_metadata', found: 3001 }]);
    expect(fitView(long)).toEqual(long);
  });

  test('[S5] violations tell sizes and places, never content', () => {
    const secret = 'secret '.repeat(600);
    const found = JSON.stringify(checkView(modal([section(secret), text({ initial_value: secret })])));
    expect(found).toContain('4200');
    expect(found).not.toContain('secret');
  });
});

describe('messages', () => {
  test('[R3] a message has at most 50 blocks and always a text', () => {
    expect(checkMessage({ text: 'x', blocks: many(50) })).toEqual([]);
    expect(checkMessage({ text: 'x', blocks: many(51) })).toMatchObject([{ path: 'blocks', found: 51 }]);
    expect(checkMessage({ text: '', blocks: many(1) })).toMatchObject([{ path: 'text' }]);
    const fitted = fitMessage({ text: '', blocks: many(51) });
    expect(checkMessage(fitted)).toEqual([]);
    expect(visibleWords(fitted.blocks.at(-1))).toBe('… and 2 more');
  });

  test('[R3] markup is never cut within a mention or an escaped character', () => {
    const cutAt = (before: number) =>
      visibleWords(
        fitMessage({ text: 'x', blocks: [section(`${'x'.repeat(before)}<@U123456>${'y'.repeat(50)}`)] })
          .blocks,
      );
    expect(cutAt(2995)).toBe(`${'x'.repeat(2995)}…`);
    expect(cutAt(2980)).toMatch(/<@U123456>y+…$/);
    const escaped = fitMessage({ text: 'x', blocks: [section(`${'x'.repeat(2997)}&amp;&amp;`)] });
    expect(visibleWords(escaped.blocks)).toBe(`${'x'.repeat(2997)}…`);
  });
});

describe('options of external selects', () => {
  test('[S5] at most 100 are answered, and none is an answer too', () => {
    expect(checkOptions({ options: [] })).toEqual([]);
    expect(checkOptions({ options: options(100) })).toEqual([]);
    expect(checkOptions({ options: options(101) })).toMatchObject([{ found: 101 }]);
    expect(fitOptions({ options: options(101) }).options).toHaveLength(100);
  });
});
