import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelName } from '../../../src/domain/streams/channel-name.ts';

test.each([
  ['IT help', 'it-help'],
  ['  Purchase  approval!  ', 'purchase-approval'],
  ['Q&A / 2027', 'q-a-2027'],
  ['Größe_1', 'größe_1'],
  ['помощь ИТ', 'помощь-ит'],
  ['🎉', ''],
  ['', ''],
])('[S1] %j becomes #%s', (name, channel) => {
  expect(channelName(name)).toBe(channel);
});

test('[S1] every name is one that Slack takes, and stays as it is when it is given again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120, size: 'max' }), (text) => {
      const name = channelName(text);
      expect(name).toMatch(/^[\p{Ll}\p{Lo}\p{N}_-]{0,80}$/u);
      expect(name.length).toBeLessThanOrEqual(80);
      expect(channelName(name)).toBe(name);
    }),
  );
});
