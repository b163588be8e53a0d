import type { KnownBlock, ModalView } from '@slack/types';
import { actionsRow, button, confirmation, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { link, md } from '../mrkdwn.ts';
import { cut } from '../text.ts';

/** A tool that the Stream uses, or could use. `tool` and `component` are the tool's words: Asana, project. */
export type StreamTool = { integrationId: string; tool: string; component: string } & (
  | { state: 'connectable' }
  | { state: 'connected'; connectedToolId: string; componentName: string; componentUrl: string | null }
) & {
    /** Why the tool stands still for the whole workspace, in words; null: it works. */
    pausedBecause: string | null;
  };

/** The modal of a Stream's connected tools (S9): one line for each Integration of the workspace. */
export function connectedTools(streamId: string, tools: readonly StreamTool[]): ModalView {
  return modal({
    title: 'Connected tools',
    metadata: metadata.manageStream.print({ streamId }),
    close: 'Back',
    blocks: tools.length > 0 ? tools.flatMap(toolBlocks) : [noTools()],
  });
}

function noTools(): KnownBlock {
  return section(md`None yet. First a workspace admin connects a tool to the workspace, in the App Home.`);
}

function toolBlocks(tool: StreamTool): KnownBlock[] {
  const paused =
    tool.pausedBecause === null ? md`` : md`\n⏸️ Paused: ${cut(tool.pausedBecause, 300)} What is due waits.`;
  if (tool.state === 'connectable') {
    return [
      section(
        md`*${tool.tool}*\nNot connected. Connect a ${tool.component}, and every Request goes there too.${paused}`,
        button(`Connect ${tool.tool}`, actions.connectTool, { value: tool.integrationId }),
      ),
    ];
  }
  const name =
    tool.componentUrl === null ? md`${tool.componentName}` : link(tool.componentUrl, tool.componentName);
  return [
    section(md`*${tool.tool}*\nRequests go to the ${tool.component} ${name}.${paused}`),
    actionsRow([
      button(`Change ${tool.component}`, actions.changeComponent, { value: tool.connectedToolId }),
      button(`Sync with ${tool.tool}`, actions.openSync, { value: tool.connectedToolId }),
      button(`Disconnect ${tool.tool}`, actions.disconnectTool, {
        value: tool.connectedToolId,
        style: 'danger',
        confirm: confirmation(
          `Disconnect ${tool.tool}?`,
          md`New Requests and changes go to ${tool.tool} no more. What is there already stays.`,
          'Disconnect',
        ),
      }),
    ]),
  ];
}
