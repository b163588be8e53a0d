import { Button } from 'react-aria-components';
import type { GitHubAct, RepositoryPage } from '../../../page-server/stage-api.ts';
import { PanelHeader } from '../beside/panel-header.tsx';
import { Split } from '../beside/split.tsx';
import type { Beside } from '../session/beside.ts';
import { useRepositories, useRepositoryPage } from '../session/stage.ts';
import { openBeside } from '../session/use-beside.ts';
import { AddLine } from './add-line.tsx';
import { IssueView } from './issue-view.tsx';
import { ToolBar } from './tool-bar.tsx';
import { useAccount, useToolAct } from './use-tool.ts';

/** The issues of GitHub's own page, as somebody who has an account there. */
export function GitHubPanel({ beside }: { beside: Beside }) {
  const at = useAccount('github');
  return (
    <>
      <PanelHeader beside={beside} title="GitHub Issues" />
      {at && <Repositories key={at.account.id} beside={beside} at={at} />}
    </>
  );
}

type At = NonNullable<ReturnType<typeof useAccount>>;

function Repositories({ beside, at }: { beside: Beside; at: At }) {
  const repositories = useRepositories(at.account.id);
  if (!repositories) return <p className="loading">Coming…</p>;
  const repository =
    repositories.find(({ id }) => id === beside.id) ?? (beside.id === null ? repositories[0] : undefined);
  return (
    <>
      <ToolBar
        label="Repository"
        choices={repositories}
        value={repository?.id ?? null}
        onChoose={(id) => openBeside({ ...beside, id, item: null })}
        at={at}
      />
      {repository ? (
        <Repository key={repository.id} beside={{ ...beside, id: repository.id }} account={at.account.id} />
      ) : (
        <p className="empty">
          {at.account.name} sees {repositories.length === 0 ? 'no repository at all' : 'no such repository'}.
        </p>
      )}
    </>
  );
}

function Repository({ beside, account }: { beside: Beside; account: string }) {
  const repository = useRepositoryPage(account, beside.id ?? '');
  const act = useToolAct<GitHubAct>('github', account);
  if (!repository) return <p className="loading">Coming…</p>;
  const issue = repository.issues.find(({ number }) => String(number) === beside.item);
  const open = (item: string | null) => openBeside({ ...beside, item });
  return (
    <Split
      name="Issue"
      onClose={() => open(null)}
      detail={
        issue && (
          <IssueView
            key={issue.number}
            repository={repository}
            issue={issue}
            act={act}
            onGone={() => open(null)}
          />
        )
      }
    >
      <div className="view-tools">
        {!repository.mayTriage && <small>This account may change nothing here.</small>}
        <span className="spring" />
        {repository.mayTriage && (
          <AddLine
            label="New issue"
            field="Title"
            onAdd={(title) =>
              void act({ kind: 'create_issue', repository: repository.name, title, body: '' })
            }
          />
        )}
      </div>
      <Issues repository={repository} current={issue?.number ?? null} onOpen={open} />
    </Split>
  );
}

interface IssuesProps {
  repository: RepositoryPage;
  current: number | null;
  onOpen: (item: string) => void;
}

function Issues({ repository, current, onOpen }: IssuesProps) {
  if (repository.issues.length === 0) return <p className="empty">No issues yet.</p>;
  return (
    <ul className="issues" aria-label={`Issues of ${repository.name}`}>
      {repository.issues.map(({ number, title, isOpen, labels, assignees }) => (
        <li key={number} className={number === current ? 'issue current' : 'issue'}>
          <Button className="cell-link" onPress={() => onOpen(String(number))}>
            {title}
          </Button>
          <small>{[`#${number}`, isOpen ? 'open' : 'closed', ...labels, ...assignees].join(' · ')}</small>
        </li>
      ))}
    </ul>
  );
}
