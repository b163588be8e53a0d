import type { Rules } from './access.ts';
import { Refusal } from './refusal.ts';
import { type AsanaStory, newGid } from './state.ts';

/** Adds a comment in the account's name. @throws Refusal 403 for one that may only look */
export function addStory(rules: Rules, taskGid: string, text: unknown): AsanaStory {
  const task = rules.task(taskGid);
  for (const gid of task.projects) {
    const access = rules.project(gid).members.find(({ user }) => user === rules.user.gid)?.access;
    if (access === 'viewer') throw new Refusal(403, 'task: You may not comment on this task');
  }
  const createdAt = new Date().toISOString();
  const gid = newGid(rules.state);
  const story = { gid, task: task.gid, user: rules.user.gid, text: checked(text), createdAt };
  rules.state.stories.push(story);
  return story;
}

/** @throws Refusal 403 for a comment of somebody else, 404 for one that is gone */
export function changeStory(rules: Rules, gid: string, text: unknown): AsanaStory {
  const story = ownStory(rules, gid);
  const changed = { ...story, text: checked(text) };
  rules.state.stories = rules.state.stories.map((each) => (each === story ? changed : each));
  return changed;
}

/** @throws Refusal 403 for a comment of somebody else, 404 for one that is gone */
export function removeStory(rules: Rules, gid: string): void {
  const story = ownStory(rules, gid);
  rules.state.stories = rules.state.stories.filter((each) => each !== story);
}

function ownStory(rules: Rules, gid: string): AsanaStory {
  const story = rules.state.stories.find((each) => each.gid === gid);
  if (!story) throw new Refusal(404, `story: Unknown object: ${gid}`);
  rules.task(story.task);
  if (story.user !== rules.user.gid) throw new Refusal(403, 'story: You may change your own comments only');
  return story;
}

function checked(text: unknown): string {
  if (typeof text !== 'string' || text.trim() === '') throw new Refusal(400, 'text: Missing input');
  if (!text.isWellFormed()) throw new Refusal(400, 'text: Not valid Unicode');
  return text;
}
