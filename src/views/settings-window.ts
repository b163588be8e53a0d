import type { KnownBlock, ModalView } from '@slack/types';
import type { AuditEntry } from '../domain/audit/audit-entry.ts';
import type { Shown } from '../domain/settings/part.ts';
import { auditWords } from './audit/audit-words.ts';
import { freshInputId, plainInputId } from './block-ids.ts';
import { divider, section } from './blocks.ts';
import { metadata } from './metadata.ts';
import { modal } from './modal.ts';
import { join, md } from './mrkdwn.ts';
import type { ViewState } from './view-state.ts';

/** What every window knows in which a part of settings is shown and saved. */
export interface WindowFrame {
  /** null: the App settings. */
  streamId: string | null;
  shown: Shown;
  /** What others did to the same part since the person opened the window; nothing at first. */
  meanwhile: readonly AuditEntry[] | null;
}

export interface SettingsWindow {
  title: string;
  callbackId: string;
  blocks: KnownBlock[];
}

/** A window with a Save. Where the settings changed under it, it says so on top, and keeps what the person chose. */
export function settingsWindow(frame: WindowFrame, { title, callbackId, blocks }: SettingsWindow): ModalView {
  return modal({
    title,
    callbackId,
    metadata: metadata.settings.print({ streamId: frame.streamId, ...frame.shown }),
    submit: 'Save',
    blocks:
      frame.meanwhile === null
        ? blocks
        : [...meanwhileBlocks(frame.meanwhile), ...anew(blocks, frame.shown.seen)],
  });
}

/** The inputs show what they are given, not what was chosen in them before. */
function anew(blocks: readonly KnownBlock[], turn: number): KnownBlock[] {
  return blocks.map((block) =>
    block.type === 'input' && block.block_id
      ? { ...block, block_id: freshInputId(block.block_id, turn) }
      : block,
  );
}

/** The state of such a window, by the ids that its inputs have at first. */
export function settingsState(state: ViewState): ViewState {
  return Object.fromEntries(Object.entries(state).map(([id, elements]) => [plainInputId(id), elements]));
}

function meanwhileBlocks(meanwhile: readonly AuditEntry[]): KnownBlock[] {
  const entries = meanwhile.map((entry) => md`• ${auditWords(entry)}`);
  return [
    section(
      md`:warning: *This was changed while you looked at it. Nothing of yours is saved yet.*\n${join(entries, '\n')}`,
    ),
    section(
      md`Your choice is kept below, with people whom they added or removed. Save again to put it in place.`,
    ),
    divider(),
  ];
}
