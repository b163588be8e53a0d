import { useSyncExternalStore } from 'react';
import type {
  Progress,
  ProjectLine,
  ProjectPage,
  RepositoryLine,
  RepositoryPage,
  SheetLine,
  SheetPage,
  StageVersions,
  Switches,
  ToolAccount,
  ToolName,
} from '../../../page-server/stage-api.ts';
import { useRegion, useSession } from './session-context.ts';

/** What stands around Slack, as the server tells it. Undefined: not fetched yet. */

export const useSwitches = () => useRegion('stage/switches') as Switches | undefined;

export const useToolAccounts = (tool: ToolName) => useRegion(`stage/${tool}`) as ToolAccount[] | undefined;

export const useProjects = (account: string) =>
  useRegion(`stage/asana/${account}`) as ProjectLine[] | undefined;

export const useSheets = (account: string) =>
  useRegion(`stage/smartsheet/${account}`) as SheetLine[] | undefined;

export const useRepositories = (login: string) =>
  useRegion(`stage/github/${login}`) as RepositoryLine[] | undefined;

/** The account has to see the repository. */
export const useRepositoryPage = (login: string, id: string) =>
  useRegion(`stage/github/${login}/${id}`) as RepositoryPage | undefined;

/** The account has to see the project. */
export const useProjectPage = (account: string, project: string) =>
  useRegion(`stage/asana/${account}/${project}`) as ProjectPage | undefined;

/** The account has to see the sheet. */
export const useSheetPage = (account: string, sheet: string) =>
  useRegion(`stage/smartsheet/${account}/${sheet}`) as SheetPage | undefined;

/** Null: there is nothing around Slack. */
export function useStageVersion(part: keyof StageVersions): string | null {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, () => store.latest()?.stage?.[part] ?? null);
}

/** How far the sandbox is that is being filled with work; null: it is not, and one can do everything. */
export function useFilling(): Progress | null {
  const version = useStageVersion('filling');
  return version === null ? null : (JSON.parse(version) as Progress | null);
}

/** False until the server has said how things stand, and as long as the sandbox is being filled. */
export function useCanAct(): boolean {
  const { store } = useSession();
  const filling = useFilling();
  return useSyncExternalStore(store.subscribe, () => store.latest() !== null) && filling === null;
}
