import type { Modal, Person } from '../../sandbox/slack/driver.ts';
import { type Browser, createBrowser, type PageSeen } from './browser.ts';
import { opened } from './people-at-work.ts';
import type { RunningWorld, ToolName } from './running-tools.ts';

/** A window in Slack from which one can sign in, and its link. */
export interface SignInWindow {
  modal: Modal;
  link: string;
}

/** An admin goes from the App Home to the window with the link. */
export async function openSignIn(
  person: Person,
  tool: ToolName,
  words: 'Connect' | 'Manage' = 'Connect',
): Promise<SignInWindow> {
  const home = await person.openHome();
  if (words === 'Connect') await home.click(`Connect ${tool}`);
  else await home.click('Manage Integration', { beside: `${tool}* as` });
  const modal = opened(person.modal);
  await modal.submit();
  return { modal, link: linkIn(modal) };
}

export function linkIn(modal: Modal): string {
  const found = /"url":"([^"]*\/integrations\/[^"]*\/authorize[^"]*)"/.exec(
    JSON.stringify(modal.view.blocks),
  );
  if (!found?.[1]) throw new Error('There is no link to sign in.');
  return found[1];
}

/** Somebody opens a link in a browser and lets the app in as an account; null: does not. */
export async function signInBy(
  world: RunningWorld,
  tool: ToolName,
  link: string,
  email: string | null,
  browser: Browser = createBrowser(),
): Promise<PageSeen> {
  const consent = await browser.open(link);
  if (consent.status !== 200) return consent;
  const form: Record<string, string> =
    email === null ? { decision: 'deny' } : { decision: 'allow', account: accountId(world, tool, email) };
  return browser.send(consent, form);
}

export function accountId({ asana, smartsheet }: RunningWorld, tool: ToolName, email: string): string {
  if (tool === 'Asana') return asana.state.users.find((user) => user.email === email)?.gid ?? '';
  return String(smartsheet.state.users.find((user) => user.email === email)?.id);
}

/** An admin adds an Integration, or gives it an account, by signing in. */
export async function integrateBySignIn(
  world: RunningWorld,
  person: Person,
  tool: ToolName,
  email = 'streamly@acme.example',
  words: 'Connect' | 'Manage' = 'Connect',
): Promise<void> {
  const { modal, link } = await openSignIn(person, tool, words);
  const page = await signInBy(world, tool, link, email);
  if (page.status !== 200) throw new Error(page.text);
  await person.waitFor(() => modal.title === 'Is this the account?');
  await modal.submit();
}
