import type { AsanaAct, Made, ProjectPage } from '../../../page-server/stage-api.ts';

/** What list and board work with. */
export interface ProjectViewProps {
  project: ProjectPage;
  mayEdit: boolean;
  act: (act: AsanaAct) => Promise<Made | null>;
  /** The task that is looked at closely. */
  current: string | null;
  onOpen: (task: string) => void;
}

export type PageTask = ProjectPage['tasks'][number];
export type PageField = ProjectPage['fields'][number];

/** The columns of a board, with the tasks of each; those of no section stand first, where there are any. */
export function boardColumns({ sections, tasks }: Pick<ProjectPage, 'sections' | 'tasks'>) {
  const without = tasks.filter(({ section }) => section === null);
  const first = without.length > 0 || sections.length === 0;
  return [
    ...(first ? [{ gid: null, name: 'Without a section', tasks: without }] : []),
    ...sections.map(({ gid, name }) => ({
      gid,
      name,
      tasks: tasks.filter(({ section }) => section === gid),
    })),
  ];
}

export const personName = ({ people }: Pick<ProjectPage, 'people'>, gid: string | null): string =>
  people.find((person) => person.gid === gid)?.name ?? '';
