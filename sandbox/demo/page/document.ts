import type { World } from '../world.ts';
import { html } from './html.ts';
import { conversation, modal, navigation } from './slack-pane.ts';
import { asanaBoards, deliveryLog, exchanges, type Faults, smartsheetGrids, switches } from './tool-pane.ts';
import type { Visit } from './visit.ts';

/** The whole page as one person sees it. `complaint`: why what was asked could not be done. */
export function documentOf(visit: Visit, world: World, faults: Faults, complaint: string | null): string {
  const { name } = visit.core.app;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${name}'s sandbox</title><link rel="stylesheet" href="/page.css"><script src="/page.js" defer></script></head>
<body><header class="top"><h1>${name}'s sandbox</h1><p>Slack on the left, the tools on the right: all of it runs on this machine.</p></header>
${navigation(visit)}
<main><p id="complaint" role="alert">${complaint}</p>${conversation(visit)}${modal(visit)}</main>
<aside aria-label="Tools">${switches(visit, world, faults)}${asanaBoards(visit, world)}${smartsheetGrids(visit, world)}${deliveryLog(world)}${exchanges(world)}</aside>
</body></html>`.html;
}
