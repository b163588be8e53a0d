import { describe, expect, test } from '@jest/globals';
import { createComponentFinder } from '../../../src/domain/integrations/find-components.ts';
import type { Component } from '../../../src/integrations/connector.ts';
import { ToolError } from '../../../src/integrations/errors.ts';

const component = (name: string): Component => ({ id: name, name, url: null, place: null });
const projects = ['Help desk', 'Helpers', 'Spring launch'].map(component);

function world(times = { patience: 1000, freshFor: 30_000 }) {
  let now = 0;
  const asked: string[] = [];
  const finder = createComponentFinder(() => new Date(now), times);
  const ask = async (query: string) => {
    asked.push(query);
    return projects.filter(({ name }) => name.toLowerCase().includes(query));
  };
  return {
    ...{ finder, asked, ask },
    pass: (ms: number) => {
      now += ms;
    },
    names: async (query: string, place = 'acme/i1') => {
      const found = await finder.find(place, query, ask);
      return found.state === 'found' ? found.components.map(({ name }) => name) : found.state;
    },
  };
}

describe('a picker over thousands of projects', () => {
  test('[S9] asks the tool once for what is typed letter by letter', async () => {
    const { names, asked } = world();
    expect(await names('')).toHaveLength(3);
    expect(await names('Hel')).toEqual(['Help desk', 'Helpers']);
    expect(await names(' HELP D')).toEqual(['Help desk']);
    expect(asked).toEqual(['']);
  });

  test('[S9] asks again where there may be more than was answered, for another account, and after a while', async () => {
    const { names, asked, pass, finder } = world();
    const full = Array.from({ length: 100 }, (_, i) => component(`Project ${i}`));
    await finder.find('acme/i1', 'p', async () => full);
    expect(await names('pr')).toEqual(['Spring launch']);
    expect(await names('pr', 'globex/i9')).toEqual(['Spring launch']);
    pass(30_001);
    expect(await names('pr')).toEqual(['Spring launch']);
    expect(asked).toEqual(['pr', 'pr', 'pr']);
  });

  test('[S9] the same question at once is asked once', async () => {
    const { names, asked } = world();
    await Promise.all([names('help'), names('help'), names('help')]);
    expect(asked).toEqual(['help']);
  });

  test('[S9] a slow tool is called slow, and its answer is there for the next letter', async () => {
    const { finder, asked, names } = world({ patience: 5, freshFor: 30_000 });
    let answer: (components: Component[]) => void = () => undefined;
    const late = new Promise<Component[]>((resolve) => {
      answer = resolve;
    });
    expect(await finder.find('acme/i1', 'help', () => late)).toEqual({ state: 'slow' });
    answer(projects.slice(0, 2));
    await late;
    expect(await names('helpe')).toEqual(['Helpers']);
    expect(asked).toEqual([]);
  });

  test('[S9] a refusal is told, and not remembered', async () => {
    const { finder, names } = world();
    const refuse = async () => {
      throw new ToolError('unavailable', 'Asana did not answer.');
    };
    expect(await finder.find('acme/i1', 'help', refuse)).toEqual({
      state: 'refused',
      reason: 'Asana did not answer.',
    });
    expect(await names('help')).toEqual(['Help desk', 'Helpers']);
  });
});
