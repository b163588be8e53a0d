import type { ModalView } from '@slack/types';
import type { FormVersion } from '../../domain/streams/field.ts';
import { actionsRow, button, confirmation, context, option, plain, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { type FormVersionsMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { type Mrkdwn, md, mention, moment } from '../mrkdwn.ts';
import { count } from '../text.ts';
import { list } from './publish-form.ts';

/** Versions in one list. */
export const versionsPerPage = 20;

/** The modal of all versions that a form had (S17), newest first. */
export function formVersions(
  ids: FormVersionsMetadata,
  versions: readonly FormVersion[],
  published: number,
): ModalView {
  const oldest = versions.at(-1)?.version ?? 1;
  return modal({
    title: 'Versions',
    metadata: metadata.formVersions.print({ ...ids, version: null }),
    close: 'Back',
    blocks: [
      context(md`Every Request keeps the version that it was submitted with.`),
      ...versions.map((one) =>
        section(
          md`*Version ${one.version}*${one.version === published ? ' (the one that requesters see)' : ''}\n${facts(one)}`,
          button('Show', actions.showVersion, { value: String(one.version) }),
        ),
      ),
      ...(oldest > 1 && versions.length > 0
        ? [actionsRow([button('Older', actions.olderVersions, { value: String(oldest) })])]
        : []),
    ],
  });
}

export interface ShownVersion {
  version: FormVersion;
  /** Names of its fields, in order. */
  fields: readonly string[];
  /** The one that it is compared with, and what changed from the earlier of the two to the later. */
  other: number | null;
  changes: readonly string[];
  /** Those that it can be compared with, newest first. */
  versions: readonly number[];
  published: number;
}

/** One version: what it asks, what changed, and the way back to it. */
export function formVersion(ids: FormVersionsMetadata, shown: ShownVersion): ModalView {
  const { version, fields, other, changes, versions, published } = shown;
  const options = versions
    .slice(0, limits.element.options)
    .map((each) => option(`Version ${each}`, String(each)));
  const chosen = options.find(({ value }) => value === String(other));
  const [first, last] =
    other === null ? [] : [Math.min(other, version.version), Math.max(other, version.version)];
  return modal({
    title: `Version ${version.version}`,
    metadata: metadata.formVersions.print({ ...ids, version: version.version }),
    close: 'Back',
    blocks: [
      section(facts(version)),
      ...list(fields, '•', 4),
      ...(options.length > 0
        ? [
            section(md`*Compare with*`, {
              type: 'static_select',
              action_id: actions.compareVersion,
              placeholder: plain('Compare with', limits.element.placeholder),
              options,
              ...(chosen && { initial_option: chosen }),
            }),
          ]
        : []),
      ...(other === null ? [] : [section(md`*From version ${first ?? ''} to version ${last ?? ''}:*`)]),
      ...(other === null ? [] : changes.length > 0 ? list(changes) : [context(md`No field changed.`)]),
      actionsRow([
        button('All versions', actions.listVersions),
        ...(version.version === published ? [] : [goBackButton(version.version)]),
      ]),
    ],
  });
}

function goBackButton(version: number) {
  return button('Go back to this version', actions.goBackToVersion, {
    value: String(version),
    confirm: confirmation(
      `Make version ${version} the draft?`,
      md`What is in the draft now is replaced. Requesters see it when you publish. Fields that were deleted since are left out.`,
      'Make it the draft',
    ),
  });
}

function facts({ createdBy, createdAt, fields }: FormVersion): Mrkdwn {
  return md`Published ${moment(createdAt)} by ${mention(createdBy)} · ${count(fields, 'field')}`;
}
