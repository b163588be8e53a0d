import type { TaskPerson } from '../connector.ts';
import { unlessRefused } from '../errors.ts';
import type { GitHubApi } from './client.ts';
import type { Memory } from './memory.ts';

/** People on GitHub: found by the e-mail that they show to everybody, for there is no other way. */
export interface People {
  /** The login of somebody whom issues of the repository can be given to; null: there is none with this e-mail. */
  assigneeOf(repository: string, person: TaskPerson): Promise<string | null>;
  byLogin(login: string): Promise<TaskPerson>;
}

export function createPeople(api: GitHubApi, { logins, people, assignable }: Memory): People {
  async function byLogin(login: string): Promise<TaskPerson> {
    const known = people.get(login);
    if (known) return known;
    const user = await unlessRefused(api.user(login));
    const person = { name: user?.name || login, email: user?.email || null };
    people.set(login, person);
    return person;
  }

  /** The search is inexact, hence the second look. */
  async function loginOf(email: string): Promise<string | null> {
    const key = email.toLowerCase();
    const known = logins.get(key);
    if (known !== undefined) return known;
    let found: string | null = null;
    for (const { login } of (await unlessRefused(api.usersByEmail(email))) ?? []) {
      if (found === null && (await byLogin(login)).email?.toLowerCase() === key) found = login;
    }
    logins.set(key, found);
    return found;
  }

  return {
    byLogin,
    async assigneeOf(repository, { email }) {
      const login = email === null ? null : await loginOf(email);
      if (login === null) return null;
      const key = `${repository} ${login}`;
      const may = assignable.get(key) ?? (await api.isAssignable(repository, login));
      assignable.set(key, may);
      return may ? login : null;
    },
  };
}
