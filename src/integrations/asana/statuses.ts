import { cleanLine } from '../clean-text.ts';
import type { FieldBinding, TaskContent, TaskValue, WantedField } from '../connector.ts';
import { ToolError } from '../errors.ts';
import type { TaskAnswer } from './answers.ts';
import type { AsanaApi } from './client.ts';

/** The statuses of a Stream are sections of the project (S19), so that its board shows them as columns. */

/** What a binding of the statuses says that they are in Asana; its `externalId` is the project's. */
const externalType = 'sections';

/**
 * Finds a section for each status by its name, or makes it: people's own sections of that name serve as well. A
 * section whose status is gone stays.
 */
export async function ensureSections(
  api: AsanaApi,
  projectId: string,
  field: WantedField,
): Promise<FieldBinding> {
  const present = await api.sections(projectId);
  const options: Record<string, string> = {};
  for (const label of field.options) {
    const found = present.find(({ name }) => isNamed(name, label));
    options[label] = (found ?? (await api.makeSection(projectId, cleanLine(label)))).gid;
  }
  const { fieldId, name, state } = field;
  return { fieldId, externalId: projectId, externalType, name, options, state };
}

/** What the statuses would become, for the admin who decides about it. */
export function sectionWords({ options }: WantedField): string {
  const names = options.map((label) => `“${cleanLine(label)}”`).join(', ');
  return `A section for each status, where the project has none of its name: ${names}.`;
}

/** The section that a task of this status stands in; null: no statuses, or one without a section. */
function sectionOf(task: TaskContent, bindings: readonly FieldBinding[]): string | null {
  const binding = statusBinding(bindings);
  const label = binding && labelOf(task, binding);
  return (label && binding.options?.[label]) || null;
}

/**
 * Moves a task to the section of its status.
 *
 * @returns gid of the section; null: the task is not moved.
 */
export async function moveToSection(
  api: AsanaApi,
  taskId: string,
  task: TaskContent,
  bindings: readonly FieldBinding[],
): Promise<string | null> {
  return inStatusSection(api, task, bindings, async (section) => {
    if (section !== null) await api.addToSection(section, taskId);
    return section;
  });
}

/**
 * Does something with the section of a task's status. A section that people deleted is created again, so that the task
 * says how the Request stands, and it is done once more.
 *
 * @param act given the gid of the section; null: no statuses, or one without a section.
 */
export async function inStatusSection<Result>(
  api: AsanaApi,
  task: TaskContent,
  bindings: readonly FieldBinding[],
  act: (section: string | null) => Promise<Result>,
): Promise<Result> {
  const binding = statusBinding(bindings);
  const section = sectionOf(task, bindings);
  if (!binding?.externalId || section === null) return act(null);
  try {
    return await act(section);
  } catch (error) {
    // A task is refused for an unknown section; a move of one answers that it is missing.
    if (!(error instanceof ToolError) || !['missing', 'rejected'].includes(error.kind)) throw error;
    const present = await api.sections(binding.externalId);
    if (present.some(({ gid }) => gid === section)) throw error;
    const label = labelOf(task, binding) ?? '';
    const found = present.find(({ name }) => isNamed(name, label));
    return act((found ?? (await api.makeSection(binding.externalId, cleanLine(label)))).gid);
  }
}

/**
 * The status that a task's section says, by field id; nothing where the task is not in the project any more.
 *
 * @param movedTo where we have just put it: by what it stands in instead somebody else has moved it since, and that is
 * left to be found by the next reading.
 */
export function statusOfTask(
  { memberships }: TaskAnswer,
  bindings: readonly FieldBinding[],
  movedTo: string | null = null,
): Record<string, TaskValue | null> {
  const binding = statusBinding(bindings);
  const place = memberships.find(({ project }) => project?.gid === binding?.externalId);
  if (!binding || !place) return {};
  const { section } = place;
  if (movedTo !== null && section?.gid !== movedTo) return {};
  const options = Object.entries(binding.options ?? {});
  const label = options.find(([, gid]) => gid === section?.gid)?.[0] ?? section?.name;
  return { [binding.fieldId]: label === undefined ? null : { type: 'options', labels: [label] } };
}

function statusBinding(bindings: readonly FieldBinding[]): FieldBinding | undefined {
  return bindings.find((binding) => binding.externalType === externalType && binding.state === 'on_form');
}

function labelOf({ answers }: TaskContent, { fieldId }: FieldBinding): string | undefined {
  const value = answers.find((answer) => answer.fieldId === fieldId)?.value;
  return value?.type === 'options' ? value.labels[0] : undefined;
}

function isNamed(name: string, label: string): boolean {
  return name.trim().toLowerCase() === cleanLine(label).toLowerCase();
}
