import type { Rules } from './access.ts';
import type { Feed } from './feed.ts';
import { invalid } from './refusal.ts';
import { type GitHubLabel, type GitHubRepository, takeId } from './state.ts';

const longestName = 50;
const longestDescription = 100;

export function makeLabel(
  rules: Rules,
  feed: Feed,
  repository: GitHubRepository,
  wish: Record<string, unknown>,
): GitHubLabel {
  rules.demand(repository, 'write');
  const { state, user } = rules;
  const { name, color = 'ededed', description = null } = wish;
  const no = (field: string, message: string) =>
    invalid({ resource: 'Label', field, code: 'custom', message });
  if (typeof name !== 'string' || name.trim() === '') {
    throw invalid({ resource: 'Label', field: 'name', code: 'missing_field' });
  }
  if (name.length > longestName) throw no('name', `name is too long (maximum is ${longestName} characters)`);
  if (typeof description === 'string' && description.length > longestDescription) {
    throw no('description', `description is too long (maximum is ${longestDescription} characters)`);
  }
  const isTaken = state.labels.some(
    (label) => label.repository === repository.id && label.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) throw invalid({ resource: 'Label', field: 'name', code: 'already_exists' });
  const label = {
    id: takeId(state),
    repository: repository.id,
    name: name.trim(),
    color: String(color),
    description: typeof description === 'string' ? description : null,
  };
  state.labels.push(label);
  feed.label('created', label, user);
  return label;
}
