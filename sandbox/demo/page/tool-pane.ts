import type { Exchange } from '../../exchange.ts';
import type { LogLine } from '../app-process.ts';
import type { World } from '../world.ts';
import { type Html, html } from './html.ts';
import { clock } from './slack-pane.ts';
import { hrefOf, queryOf, type Visit } from './visit.ts';

/** Ways for a tool to fail, in words. */
export const faultWords = {
  none: 'Working',
  down: 'Down (503)',
  hang: 'Hangs',
  lose: 'Acts, but the answer is lost',
} as const;

export type FaultName = keyof typeof faultWords;
export type ToolName = 'asana' | 'smartsheet';
export type Faults = Record<ToolName, FaultName>;

export const toolNames: Record<ToolName, string> = { asana: 'Asana', smartsheet: 'Smartsheet' };

/** The app's process and the tools' health, with the buttons that change them. */
export function switches(visit: Visit, { app }: World, faults: Faults): Html {
  const state = app.pid === null ? 'is not running' : `runs as process ${app.pid}`;
  return html`<section id="switches" data-live aria-labelledby="switches-title"><h2 id="switches-title">Try what can go wrong</h2>
<form method="post" action="/app${queryOf(visit)}"><span class="label">${visit.core.app.name} ${state}</span>
<button name="do" value="kill" class="danger" ${app.pid === null && html`disabled`}>Kill</button><button name="do" value="start" ${app.pid !== null && html`disabled`}>Start</button></form>
${(['asana', 'smartsheet'] as const).map(
  (
    tool,
  ) => html`<form method="post" action="/fault${queryOf(visit)}"><span class="label" id="fault-${tool}">${toolNames[tool]}</span><input type="hidden" name="tool" value="${tool}">
<span role="group" class="choice" aria-labelledby="fault-${tool}">${Object.entries(faultWords).map(
    ([name, words]) =>
      html`<button name="fault" value="${name}" aria-pressed="${String(faults[tool] === name)}">${words}</button>`,
  )}</span></form>`,
)}</section>`;
}

/** What Asana holds: each project with a task or a field in it, and the first. */
export function asanaBoards(visit: Visit, { asana }: World): Html {
  const projects = asana.state.projects
    .map(({ gid }) => ({ gid, board: asana.board(gid) }))
    .filter(({ board }, n) => n === 0 || board.tasks.length > 0 || board.columns.length > 0);
  return html`<section id="asana" data-live aria-label="Asana">${projects.map(
    ({ gid, board: { name, columns, tasks } }) => html`<h2 id="project-${gid}">Asana: ${name}</h2>
<div class="wide" id="asana-${gid}" tabindex="0" role="region" aria-label="Tasks of ${name}"><table><thead><tr>${['Task', 'Completed', 'Assignee', 'Due date', ...columns, 'Description', 'Attachments'].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${tasks.map(
      (
        task,
      ) => html`<tr id="task-${task.gid}"><th scope="row">${task.name}</th><td>${task.completed ? '☑' : '☐'}</td><td>${task.assignee}</td><td>${task.dueOn}</td>
${columns.map((column) => html`<td>${task.values[column]}</td>`)}<td><details id="notes-${task.gid}"><summary>Read</summary><p class="words">${task.notes}</p></details></td><td>${linksHtml(visit, task.links)}</td></tr>`,
    )}</tbody></table>${tasks.length === 0 && html`<p class="hint">No tasks yet.</p>`}</div>`,
  )}</section>`;
}

/** What Smartsheet holds: each sheet with a row in it, and the first. */
export function smartsheetGrids(visit: Visit, { smartsheet }: World): Html {
  const sheets = smartsheet.state.sheets
    .map(({ id }) => ({ id, grid: smartsheet.grid(String(id)) }))
    .filter(({ grid }, n) => n === 0 || grid.rows.length > 0);
  return html`<section id="smartsheet" data-live aria-label="Smartsheet">${sheets.map(
    ({ id, grid: { name, columns, rows } }) => {
      const visible = columns.filter(({ hidden }) => !hidden);
      return html`<h2>Smartsheet: ${name}</h2>
<div class="wide" id="sheet-${id}" tabindex="0" role="region" aria-label="Rows of ${name}"><table><thead><tr>${visible.map(({ title, background }) => html`<th scope="col" ${coloured(background)}>${title}</th>`)}<th scope="col">Attachments</th></tr></thead>
<tbody>${rows.map(
        ({ id: row, values, backgrounds, links }) =>
          html`<tr id="row-${row}">${visible.map(({ title, background }) => html`<td ${coloured(backgrounds[title] ?? background)}>${values[title]}</td>`)}<td>${linksHtml(visit, links)}</td></tr>`,
      )}</tbody></table>${rows.length === 0 && html`<p class="hint">No rows yet.</p>`}</div>`;
    },
  )}</section>`;
}

const coloured = (background: string | null): Html =>
  background === null ? html`` : html`style="background: ${background}; color: #111"`;

const linksHtml = (visit: Visit, links: { name: string; url: string }[]): Html =>
  html`${links.map(({ name, url }) => html`<a href="${hrefOf(visit, url)}">${name}</a> `)}`;

const deliveryWords: Record<string, string> = {
  'slack.card': 'Message in Slack',
  'slack.notice': 'Notice in Slack',
  'tool.fields': 'Fields or columns',
  'tool.link': 'Link to Slack',
  'tool.task': 'Task or row',
};

const mostDeliveries = 12;
const mostExchanges = 8;

/** How each delivery ended, newest first. */
export function deliveryLog({ app }: World): Html {
  const lines = app.log.filter(({ msg }) => msg.startsWith('delivery')).slice(-mostDeliveries);
  return html`<section id="deliveries" data-live aria-label="Deliveries"><h2>Deliveries</h2>
<div class="wide" id="deliveries-scroll" tabindex="0" role="region" aria-label="Latest deliveries"><table><thead><tr><th scope="col">Time</th><th scope="col">What</th><th scope="col">Outcome</th><th scope="col">Attempt</th></tr></thead>
<tbody>${lines.toReversed().map((line) => deliveryRow(line))}</tbody></table></div></section>`;
}

function deliveryRow({ time, msg, ...facts }: LogLine): Html {
  const outcome = msg.replace(/^delivery /, '');
  const why = typeof facts.failure === 'string' ? `: ${facts.failure}` : '';
  return html`<tr><td>${clock(time)}</td><td>${deliveryWords[shown(facts.kind)] ?? shown(facts.kind)}</td><td>${outcome}${why}</td><td>${shown(facts.attempt)}</td></tr>`;
}

const shown = (fact: unknown): string | number =>
  typeof fact === 'string' || typeof fact === 'number' ? fact : '';

/** What was asked of the tools, newest first. */
export function exchanges({ asana, smartsheet }: World): Html {
  const latest = [
    ...asana.exchanges.slice(-mostExchanges).map((each) => ({ ...each, tool: toolNames.asana })),
    ...smartsheet.exchanges.slice(-mostExchanges).map((each) => ({ ...each, tool: toolNames.smartsheet })),
  ].toSorted((a, b) => b.at - a.at);
  return html`<section id="exchanges" data-live aria-label="Calls to the tools"><h2>Calls to the tools</h2>
<div class="wide" id="exchanges-scroll" tabindex="0" role="region" aria-label="Latest calls"><table><thead><tr><th scope="col">Time</th><th scope="col">Tool</th><th scope="col">Call</th><th scope="col">Answer</th></tr></thead>
<tbody>${latest.map(
    ({ at, tool, method, path, ...exchange }) =>
      html`<tr><td>${clock(at)}</td><td>${tool}</td><td>${method} ${path}</td><td>${answerWords(exchange)}</td></tr>`,
  )}</tbody></table></div></section>`;
}

function answerWords({ status, fault }: Pick<Exchange, 'status' | 'fault'>): string {
  if (status !== null) return String(status);
  return fault === 'lose_answer' ? 'done, answer lost' : 'no answer';
}
