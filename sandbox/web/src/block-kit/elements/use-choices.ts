import { useRef, useState } from 'react';
import { useDirectory } from '../../session/session-context.ts';
import { useScene } from '../scene.ts';
import type { Target } from '../target.ts';
import { type AnySelect, type Choice, knownChoices, optionChoices } from './choice.ts';

export interface Choices {
  choices: Choice[];
  /** The app decides what fits what is typed, so the page does not filter. */
  isExternal: boolean;
  /** In words, for an empty list. */
  emptyWords: string;
  load: (text: string) => void;
}

const leastTyped = 3;

/** What a menu offers; of an external one what the app answers for the text typed last. */
export function useChoices(element: AnySelect, target: Target): Choices {
  const directory = useDirectory();
  const scene = useScene();
  const isExternal = element.type === 'external_select' || element.type === 'multi_external_select';
  const least = isExternal ? (element.min_query_length ?? leastTyped) : 0;
  const [offered, setOffered] = useState<Choice[]>([]);
  const [emptyWords, setEmptyWords] = useState('Nothing fits');
  const asked = useRef(0);

  async function load(text: string): Promise<void> {
    asked.current += 1;
    const turn = asked.current;
    if (text.length < least) {
      setOffered([]);
      setEmptyWords(`Type ${least} characters or more`);
      return;
    }
    setEmptyWords('Looking…');
    const answer = await scene.suggest(target, text);
    if (turn !== asked.current) return;
    setOffered(optionChoices(answer?.options, answer?.groups));
    setEmptyWords('Nothing fits');
  }

  return {
    choices: isExternal ? offered : knownChoices(element, directory),
    isExternal,
    emptyWords,
    load: (text) => {
      if (isExternal) void load(text);
    },
  };
}
