import type { Handlers } from '../handler.ts';
import { slackAuditExport } from './slack-audit-export.ts';
import { slackBookmark } from './slack-bookmark.ts';
import { slackButton } from './slack-button.ts';
import { slackCard } from './slack-card.ts';
import { slackChannel } from './slack-channel.ts';
import { slackComment } from './slack-comment.ts';
import { slackFormOffer } from './slack-form-offer.ts';
import { slackHome } from './slack-home.ts';
import { slackInvite } from './slack-invite.ts';
import { slackListExport } from './slack-list-export.ts';
import { slackNews } from './slack-news.ts';
import { slackNotice } from './slack-notice.ts';
import { slackPermalink } from './slack-permalink.ts';
import { slackReply } from './slack-reply.ts';
import { slackSeal } from './slack-seal.ts';
import { slackStep } from './slack-step.ts';
import { slackStreamCards } from './slack-stream-cards.ts';
import { slackStreamFile } from './slack-stream-file.ts';
import { slackThread } from './slack-thread.ts';
import { slackUserGroups } from './slack-user-groups.ts';
import { streamDelete } from './stream-delete.ts';
import { toolComment } from './tool-comment.ts';
import { toolFields } from './tool-fields.ts';
import { toolFile } from './tool-file.ts';
import { toolLink } from './tool-link.ts';
import { toolPull } from './tool-pull.ts';
import { toolRevoke } from './tool-revoke.ts';
import { toolTask } from './tool-task.ts';
import { toolWebhook } from './tool-webhook.ts';

/** How each kind of delivery is carried out. */
export const handlers: Handlers = {
  'slack.card': slackCard,
  'slack.permalink': slackPermalink,
  'slack.reply': slackReply,
  'slack.button': slackButton,
  'slack.bookmark': slackBookmark,
  'slack.form_offer': slackFormOffer,
  'slack.step': slackStep,
  'slack.notice': slackNotice,
  'slack.audit_export': slackAuditExport,
  'slack.channel': slackChannel,
  'slack.list_export': slackListExport,
  'slack.news': slackNews,
  'slack.user_groups': slackUserGroups,
  'slack.home': slackHome,
  'slack.stream_file': slackStreamFile,
  'slack.thread': slackThread,
  'slack.comment': slackComment,
  'slack.invite': slackInvite,
  'slack.seal': slackSeal,
  'slack.stream_cards': slackStreamCards,
  'stream.delete': streamDelete,
  'tool.task': toolTask,
  'tool.comment': toolComment,
  'tool.file': toolFile,
  'tool.link': toolLink,
  'tool.pull': toolPull,
  'tool.webhook': toolWebhook,
  'tool.fields': toolFields,
  'tool.revoke': toolRevoke,
};
