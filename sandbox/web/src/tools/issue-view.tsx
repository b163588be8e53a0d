import { Button } from 'react-aria-components';
import type { GitHubAct, Made, RepositoryPage } from '../../../page-server/stage-api.ts';
import { useConfirm } from '../modal/confirm.tsx';
import { Icon } from '../shell/icon.tsx';
import { Comments } from './comments.tsx';
import { DraftField } from './draft-field.tsx';
import { Several } from './several.tsx';

interface IssueViewProps {
  repository: RepositoryPage;
  issue: RepositoryPage['issues'][number];
  act: (act: GitHubAct) => Promise<Made | null>;
  /** After it was deleted. */
  onGone: () => void;
}

/** All of one issue; what is changed is kept at once. */
export function IssueView({ repository, issue, act, onGone }: IssueViewProps) {
  const confirm = useConfirm();
  const { number, isOpen } = issue;
  const { mayTriage, mayDelete, name } = repository;
  const edit = (change: Partial<Extract<GitHubAct, { kind: 'edit_issue' }>>) =>
    void act({ kind: 'edit_issue', repository: name, number, ...change });
  async function remove(): Promise<void> {
    const isMeant = await confirm({
      title: { type: 'plain_text', text: 'Delete this issue?' },
      text: { type: 'plain_text', text: `“${issue.title}” will be gone from GitHub.` },
      confirm: { type: 'plain_text', text: 'Delete' },
      deny: { type: 'plain_text', text: 'Cancel' },
      style: 'danger',
    });
    if (isMeant && (await act({ kind: 'delete_issue', repository: name, number }))) onGone();
  }
  const named = (all: readonly string[]) => all.map((each) => ({ id: each, name: each }));
  return (
    <div className="entry">
      <h3>
        {issue.title} #{number}
      </h3>
      <small>Opened by {issue.author}</small>
      {mayTriage && (
        <div className="row">
          <Button className={isOpen ? 'button primary' : 'button'} onPress={() => edit({ isOpen: !isOpen })}>
            <Icon name="check" />
            {isOpen ? 'Close issue' : 'Reopen issue'}
          </Button>
          {mayDelete && (
            <Button
              className="button danger icon-only"
              aria-label="Delete the issue"
              onPress={() => void remove()}
            >
              <Icon name="trash" />
            </Button>
          )}
        </div>
      )}
      <DraftField
        label="Title"
        value={issue.title}
        isDisabled={!mayTriage}
        onEnter={(title) => edit({ title })}
      />
      <DraftField
        label="Text"
        isLong
        value={issue.body}
        isDisabled={!mayTriage}
        onEnter={(body) => edit({ body })}
      />
      <Several
        label="Assignees"
        choices={repository.people.map(({ login, name: full }) => ({ id: login, name: full }))}
        value={issue.assignees}
        isDisabled={!mayTriage}
        onChange={(assignees) => edit({ assignees })}
      />
      <Several
        label="Labels"
        choices={named(repository.labels)}
        value={issue.labels}
        isDisabled={!mayTriage}
        onChange={(labels) => edit({ labels })}
      />
      <Comments
        comments={issue.comments}
        onAdd={(body) => void act({ kind: 'add_comment', repository: name, number, body })}
      />
    </div>
  );
}
