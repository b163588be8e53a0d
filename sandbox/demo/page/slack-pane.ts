import { formValues } from '../../slack/form-values.ts';
import { messagesIn } from '../../slack/messages.ts';
import { actorKey, type Ephemeral, type Message } from '../../slack/state.ts';
import { topView } from '../../slack/views.ts';
import { personById } from '../../slack/world.ts';
import { actButton, blocksHtml, type Surface, surfaceForm } from './blocks.ts';
import { type Html, html } from './html.ts';
import { textHtml } from './mrkdwn.ts';
import { anchorOf, home, queryOf, type Visit } from './visit.ts';

/** Who one is, and the places that this person sees. */
export function navigation(visit: Visit): Html {
  const { workspace, person, channel, channels, dm, core } = visit;
  const place = (id: string, words: string, current: boolean) =>
    html`<li><a href="/${queryOf(visit, { in: id })}" ${current && html`aria-current="page"`}>${words}</a></li>`;
  const tab = (id: string, act: 'home' | 'messages_tab', words: string, current: boolean) =>
    html`<li><form method="post" action="/act${queryOf(visit, { in: id })}"><button name="act" value="${JSON.stringify({ kind: act })}" ${current && html`aria-current="page"`}>${words}</button></form></li>`;
  return html`<nav id="places" data-live aria-label="Slack">
<h2>You are</h2>
<ul>${workspace.people.map(
    ({ id, realName, role }) =>
      html`<li><a href="/${queryOf(visit, { as: id })}" ${id === person.id && html`aria-current="true"`}>${realName} <small>${role}</small></a></li>`,
  )}</ul>
<h2>Channels</h2>
<ul>${channels.map(({ id, name, archived }) => place(id, `# ${name}${archived ? ' (archived)' : ''}`, id === channel?.id))}</ul>
<h2>App</h2>
<ul>${core.app.homeTab && tab(home, 'home', `${core.app.name}: Home`, channel === null)}
${core.app.messagesTab && tab(dm.id, 'messages_tab', `${core.app.name}: Messages`, channel?.id === dm.id)}</ul></nav>`;
}

/** The channel, the direct message or the Home that this person looks at. */
export function conversation(visit: Visit): Html {
  const { channel, dm, core } = visit;
  const covered = topView(core, visit.actor) !== null;
  const title = !channel ? `${core.app.name}: Home` : channel === dm ? core.app.name : `# ${channel.name}`;
  return html`<section id="conversation" data-live ${covered && html`inert`} aria-labelledby="conversation-title">
<h2 id="conversation-title">${title}</h2>
<div class="scroll" id="messages" tabindex="0" role="region" aria-labelledby="conversation-title" ${channel && html`data-from-end`}>${channel ? messagesHtml(visit, channel.id) : homeHtml(visit)}</div>
${composer(visit)}</section>`;
}

function homeHtml(visit: Visit): Html {
  const view = visit.core.state.homes[actorKey(visit.actor)];
  if (!view) return html`<p class="hint">This person has not opened the Home yet: choose it on the left.</p>`;
  const surface: Surface = { visit, at: { in: 'home' }, blocks: view.blocks, values: view.values };
  return surfaceForm(surface, blocksHtml(surface));
}

function messagesHtml(visit: Visit, channel: string): Html {
  const messages = messagesIn(visit.core, channel);
  const said = (visit.core.state.ephemerals[actorKey(visit.actor)] ?? []).filter(
    (each) => each.channel === channel,
  );
  const roots = messages.filter(({ threadTs, ts }) => threadTs === null || threadTs === ts);
  const repliesTo = (root: Message) =>
    messages.filter(({ threadTs, ts }) => threadTs === root.ts && ts !== root.ts);
  return html`${messages.length + said.length === 0 && html`<p class="hint">Nothing has been said here yet. Type <code>/request</code> below to submit a Request.</p>`}
${roots.map((root) => [
  messageHtml(visit, root),
  ...repliesTo(root).map((reply) => html`<div class="reply">${messageHtml(visit, reply)}</div>`),
])}
${said.map((each) => ephemeralHtml(visit, each))}`;
}

function messageHtml(visit: Visit, message: Message): Html {
  const { channel, ts, blocks } = message;
  const key = `${actorKey(visit.actor)}/${channel}/${ts}`;
  const values = formValues(blocks, visit.core.state.messageForms[key]);
  const surface: Surface = { visit, at: { in: 'message', channel, ts }, blocks, values };
  return html`<article id="${anchorOf(ts)}"><header><b>${authorOf(visit, message)}</b> <time>${clock(Number(ts) * 1000)}</time>
${message.editedTs && html`<small>(edited)</small>`}${messageMenu(visit, message)}</header>
${surfaceForm(surface, blocks.length > 0 ? blocksHtml(surface) : html`<p>${textHtml(visit, message.text)}</p>`)}</article>`;
}

function authorOf({ workspace, core }: Visit, { user, botId }: Message): string {
  return botId === null ? (personById(workspace, user)?.realName ?? user) : core.app.name;
}

function messageMenu(visit: Visit, { channel, ts }: Message): Html {
  const shortcuts = visit.core.app.shortcuts?.filter(({ type }) => type === 'message') ?? [];
  if (shortcuts.length === 0) return html``;
  const id = `shortcuts-${ts}`;
  return html`<button type="button" class="more" popovertarget="${id}" aria-label="Message menu">⋮</button>
<div popover id="${id}" class="menu"><form method="post" action="/act${queryOf(visit)}">${shortcuts.map(
    ({ name, callbackId }) => actButton({ kind: 'message_shortcut', callbackId, channel, ts }, name),
  )}</form></div>`;
}

/** What only this person sees, until it is dismissed. */
function ephemeralHtml(visit: Visit, { ts, text, blocks, from }: Ephemeral): Html {
  const surface: Surface = { visit, at: { in: 'ephemeral', ts }, blocks, values: formValues(blocks) };
  return html`<article class="ephemeral"><header><b>${from === 'slackbot' ? 'Slackbot' : visit.core.app.name}</b> <small>Only visible to you</small>
<form method="post" action="/dismiss${queryOf(visit)}"><button class="more" name="ts" value="${ts}" aria-label="Dismiss this message">✕</button></form></header>
${surfaceForm(surface, blocks.length > 0 ? blocksHtml(surface) : html`<p>${textHtml(visit, text)}</p>`)}</article>`;
}

function composer(visit: Visit): Html {
  const { channel, core } = visit;
  if (!channel) return html``;
  const shortcuts = core.app.shortcuts?.filter(({ type }) => type === 'global') ?? [];
  return html`<form class="composer" method="post" action="/say${queryOf(visit)}" data-once>
<label for="say" class="hidden">Message or command</label>
<input id="say" name="text" required autocomplete="off" placeholder="A message, or a command such as ${core.app.commands?.[0] ?? '/command'} help"><button class="primary">Send</button></form>
<form class="shortcuts" method="post" action="/act${queryOf(visit)}">${shortcuts.map(({ name, callbackId }) =>
    actButton({ kind: 'shortcut', callbackId }, `⚡ ${name}`),
  )}</form>`;
}

/** The modal on top of this person's stack. */
export function modal(visit: Visit): Html {
  const view = topView(visit.core, visit.actor);
  if (!view) return html`<div id="modal" data-live></div>`;
  const surface: Surface = {
    visit,
    at: { in: 'modal', viewId: view.id },
    blocks: view.blocks,
    values: view.values,
    errors: view.errors,
  };
  const submit = { kind: 'submit', viewId: view.id } as const;
  const close = { kind: 'close', viewId: view.id } as const;
  const content = html`${view.submit && html`<button hidden name="act" value="${JSON.stringify(submit)}"></button>`}
<header><h2 id="modal-title">${view.title?.text}</h2>${actButton({ ...close, all: true }, '✕', html`class="more" aria-label="Close all windows"`)}</header>
<div class="scroll" id="modal-body">${view.trouble && html`<p class="error" role="alert">${view.trouble}</p>`}${blocksHtml(surface)}</div>
<footer>${actButton(close, view.close?.text ?? 'Cancel')}${view.submit && actButton(submit, view.submit.text, html`class="primary"`)}</footer>`;
  return html`<div id="modal" data-live><section class="modal" role="dialog" aria-labelledby="modal-title" data-view="${view.id}">${surfaceForm(surface, content)}</section></div>`;
}

/** `14:03:22` of milliseconds since the epoch. */
export const clock = (ms: number): string => new Date(ms).toLocaleTimeString('en-GB');
