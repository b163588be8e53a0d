import type { StoriesApi } from 'asana';
import { z } from 'zod';
import { namedAnswer, storyAnswer } from './answers.ts';
import type { Calls } from './calls.ts';

/** Asana's calls about stories, which comments are among. */
export function storyCalls(stories: StoriesApi, { written, everyPage }: Calls) {
  return {
    /** Oldest first; what Asana says by itself is among them. */
    stories: (task: string) =>
      everyPage(storyAnswer, (page) =>
        stories.getStoriesForTask(task, {
          ...page,
          opt_fields: 'text,created_at,created_by,created_by.name,resource_subtype',
        }),
      ),
    addStory: (task: string, text: string) =>
      written(namedAnswer, () => stories.createStoryForTask({ data: { text } }, task, {})),
    changeStory: (gid: string, text: string) =>
      written(namedAnswer, () => stories.updateStory({ data: { text } }, gid, {})),
    deleteStory: (gid: string) => written(z.object({}), () => stories.deleteStory(gid)),
  };
}
