import { useState } from 'react';
import type {
  AsanaAct,
  GitHubAct,
  Made,
  SmartsheetAct,
  ToolAccount,
  ToolName,
} from '../../../page-server/stage-api.ts';
import { NotDone, postJson } from '../session/requests.ts';
import { useSession } from '../session/session-context.ts';
import { useToolAccounts } from '../session/stage.ts';

/** As whom one is at a tool's page; remembered by the window. Null: the accounts have not come yet. */
export function useAccount(tool: ToolName) {
  const accounts = useToolAccounts(tool);
  const key = `account at ${tool}`;
  const [chosen, setChosen] = useState(() => sessionStorage.getItem(key));
  function choose(id: string): void {
    sessionStorage.setItem(key, id);
    setChosen(id);
  }
  const account: ToolAccount | undefined = accounts?.find(({ id }) => id === chosen) ?? accounts?.[0];
  return accounts && account ? { accounts, account, choose } : null;
}

/** Does what the account does by hand; says in a toast what the tool would not let it, with null then. */
export function useToolAct<Act extends AsanaAct | SmartsheetAct | GitHubAct>(
  tool: ToolName,
  account: string,
) {
  const { say } = useSession();
  return async (act: Act): Promise<Made | null> => {
    try {
      return await postJson<Made>(`/api/stage/${tool}/${account}`, act);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      say(error.message);
      return null;
    }
  };
}
