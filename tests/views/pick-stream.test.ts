import { expect, test } from '@jest/globals';
import { inputs } from '../../src/views/block-ids.ts';
import { actions } from '../../src/views/ids.ts';
import { checkView } from '../../src/views/limits/check.ts';
import { pickStream, readPickStream, searchStreams } from '../../src/views/pick-stream.ts';
import { stateOf } from './support/state-of-view.ts';
import { elements, visibleWords } from './support/visible-words.ts';

const streams = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `s${i}`, name: `Stream ${i}`, description: '' }));

test('[R1] one chooses among the Streams and goes on', () => {
  const view = pickStream([{ id: 's', name: 'IT help', description: 'Broken things' }]);
  expect(checkView(view)).toEqual([]);
  expect(visibleWords(view).split('\n')).toEqual(
    expect.arrayContaining(['IT help', 'Broken things', 'Next']),
  );
});

test('[S2] past 100 Streams they are found as one types', () => {
  expect(elements(pickStream(streams(100)))[0]).toMatchObject({ type: 'static_select' });
  expect(elements(pickStream(streams(101)))[0]).toMatchObject({ type: 'external_select' });
  expect(checkView(pickStream(streams(500)))).toEqual([]);
  expect(searchStreams(streams(500), 'stream 499').map(({ value }) => value)).toEqual(['s499']);
});

test('[R1] without Streams the modal says so and has nothing to submit', () => {
  const view = pickStream([]);
  expect(checkView(view)).toEqual([]);
  expect(view.submit).toBeUndefined();
  expect(visibleWords(view)).toContain('No Stream takes Requests yet');
});

test('[R1] the text of a message waits in the modal for the Stream to be chosen', () => {
  const view = pickStream(streams(2), 'It broke & burns\nhttps://x.test/1');
  expect(checkView(view)).toEqual([]);
  expect(readPickStream(stateOf(view))).toEqual({
    streamId: null,
    details: 'It broke & burns\nhttps://x.test/1',
  });
  expect(checkView(pickStream(streams(2), 'x'.repeat(9000)))).toEqual([]);
});

test('[R1] the choice is read', () => {
  const state = { [inputs.stream]: { [actions.pickStream]: { selected_option: { value: 's1' } } } };
  expect(readPickStream(state)).toEqual({ streamId: 's1', details: null });
});
