import { expect, test } from '@jest/globals';
import { searchWords } from '../../src/domain/requests/search-words.ts';
import type { TheDatabase } from './store-contract.ts';
import { aRequest, made, workspaceWithStream } from './store-samples.ts';

const later = (ms: number) => new Date(made.getTime() + ms);
const offer = { id: 'O1', streamId: 'S1', userId: 'UBOB', channelId: 'C1', ts: '1.1', offeredAt: made };

/** Ways in that are kept: emoji, offers, and what looks like a new Request (R1). */
export function waysInContract(database: TheDatabase): void {
  const inT1 = () => database().store.in('T1');

  test('[R1] an offer is renewed once the last one is old enough, also where two ask for it at once', async () => {
    await workspaceWithStream(database().store);
    const renew = (id: string, offeredAt: Date, unlessSince: Date) =>
      inT1().transaction((db) => db.formOffers.renew({ ...offer, id, offeredAt }, unlessSince));
    const first = await Promise.all([renew('O1', made, later(-1)), renew('O2', made, later(-1))]);
    expect(first.filter((id) => id !== null)).toHaveLength(1);
    const id = first.find((one) => one !== null) ?? '';
    expect(await renew('O3', later(10), later(-1))).toBeNull();
    expect(await renew('O3', later(100), later(50))).toBe(id);
    await inT1().transaction((db) => db.formOffers.putDetails(id, 'Broken'));
    expect(await inT1().read((db) => db.formOffers.byId(id))).toEqual({
      ...offer,
      id,
      details: 'Broken',
      offeredAt: later(100),
    });
  });

  test('[R1] an emoji leads to one Stream of a workspace', async () => {
    await workspaceWithStream(database().store);
    await inT1().transaction((db) => db.streams.change('S1', { emoji: 'ticket' }));
    expect(await inT1().read((db) => db.streams.byEmoji('ticket'))).toMatchObject({ id: 'S1' });
    expect(await inT1().read((db) => db.streams.byEmoji('eyes'))).toBeUndefined();
  });

  test('[R1] open Requests with one of the words, newest first, of one person where that is asked', async () => {
    await workspaceWithStream(database().store);
    const subjects = ['New laptop', 'Laptops', 'A laptop, please', 'A chair', 'LAPTOP'];
    await inT1().transaction(function* (db) {
      for (const [n, subject] of subjects.entries()) {
        const requesterId = n === 0 ? 'UBOB' : 'UCAROL';
        const { request } = yield* db.requests.add(aRequest(`R${n}`, { subject, requesterId }));
        yield* db.requests.putFindable(request, { words: searchWords(subject), values: [] });
        if (n === 4) yield* db.requests.change(request, { isOpen: false, closedAt: made }, made);
      }
    });
    const find = async (words: string[], requesterId: string | null = null, limit = 10) => {
      const of = { streamId: 'S1', requesterId, words };
      const found = await inT1().read((db) => db.requests.openWithAnyWord(of, limit));
      return found.map(({ subject }) => subject);
    };
    expect(await find(['laptop'])).toEqual(['A laptop, please', 'New laptop']);
    expect(await find(['laptop', 'chair'])).toEqual(['A chair', 'A laptop, please', 'New laptop']);
    expect(await find(['laptop', 'chair'], null, 1)).toEqual(['A chair']);
    expect(await find(['laptop', 'chair'], 'UBOB')).toEqual(['New laptop']);
    expect(await find(['desk'])).toEqual([]);
    expect(await find([])).toEqual([]);
  });
}
