import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  SlackViewAction,
  ViewOutput,
  ViewResponseAction,
} from '@slack/bolt';
import type { Option } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Context } from '../context.ts';
import { InvalidInput } from '../errors.ts';
import { errorsByBlock } from '../views/form-errors.ts';
import type { ActionId } from '../views/id-kinds.ts';
import { noticeModal } from '../views/notice.ts';
import { type Caller, tenantOf } from './caller.ts';
import { answerClick, answerClosing, answerQuestion, answerSubmission } from './dispatch.ts';
import { explain } from './explain.ts';
import { sayInDm } from './say.ts';

/** What a modal's submission is answered with; nothing closes it. `afterwards` runs once Slack has the answer. */
export interface SubmissionAnswer {
  ack?: ViewResponseAction;
  afterwards?: () => Promise<void>;
}

export interface Submitted extends Caller {
  view: ViewOutput;
}

/**
 * A modal's Submit. Slack is answered with what the handler decided; every error stays in the modal, under the
 * input that it belongs to, and nothing that was typed is lost.
 */
export function onSubmission(
  app: App,
  context: Context,
  callbackId: string,
  handle: (submitted: Submitted) => Promise<SubmissionAnswer | undefined>,
): void {
  answerSubmission(app, callbackId, async ({ ack, body, view, client, context: bolt }) => {
    const submitted = { ...callerOf(body, client, bolt), view };
    let answer: SubmissionAnswer | undefined;
    try {
      answer = await handle(submitted);
    } catch (error) {
      answer = { ack: errorAnswer(context, view, error) };
    }
    await (answer?.ack ? ack(answer.ack) : ack());
    await answer?.afterwards?.();
  });
}

/** A modal with `notify_on_close` that its person closed. There is nowhere left to say what went wrong: it is logged. */
export function onClosing(
  app: App,
  context: Context,
  callbackId: string,
  handle: (closed: Submitted) => Promise<void>,
): void {
  answerClosing(app, callbackId, async ({ ack, body, view, client, context: bolt }) => {
    await ack();
    try {
      await handle({ ...callerOf(body, client, bolt), view });
    } catch (error) {
      explain(context, error);
    }
  });
}

function errorAnswer(context: Context, view: ViewOutput, error: unknown): ViewResponseAction {
  const messages = error instanceof InvalidInput ? error.messages : { '': explain(context, error) };
  const { errors, rest } = errorsByBlock(messages, view.blocks);
  const firstInput = view.blocks.find((block) => block.type === 'input')?.block_id;
  if (rest.length > 0 && firstInput) errors[firstInput] ??= rest.join(' ');
  if (Object.keys(errors).length > 0) return { response_action: 'errors', errors };
  return { response_action: 'update', view: noticeModal('That did not work', rest.join(' ')) };
}

export interface Clicked extends Caller {
  /** A button's value, or what was chosen in a menu or select. */
  value: string;
  /** The words of the chosen option. */
  label: string;
  body: BlockAction;
  /** Says something to the person alone: under the message, in a window of its own, or else in a direct message. */
  tell(text: string): Promise<void>;
}

/** A button, menu or select. Acknowledged at once; an error is told where the person clicked. */
export function onClick(
  app: App,
  context: Context,
  actionId: ActionId,
  handle: (clicked: Clicked) => Promise<void>,
): void {
  answerClick(app, actionId, async (args) => {
    const { ack, body, action, client, respond } = args;
    await ack();
    const caller = callerOf(body, client, args.context);
    const tell = async (text: string) => {
      if (body.response_url) {
        await respond({ response_type: 'ephemeral', replace_original: false, text });
        return;
      }
      const show = body.view?.type === 'modal' ? client.views.push : client.views.open;
      try {
        await show({ trigger_id: body.trigger_id, view: noticeModal('Streamly', text) });
      } catch (error) {
        // The trigger may be what failed: it came too late, or is used up.
        if (!(error instanceof WebAPIPlatformError)) throw error;
        await sayInDm(caller, text);
      }
    };
    const clicked = { ...caller, ...chosen(action), body, tell };
    try {
      await handle(clicked);
    } catch (error) {
      await tell(explain(context, error));
    }
  });
}

function chosen(action: BlockAction['actions'][number]): { value: string; label: string } {
  if ('selected_option' in action && action.selected_option) {
    const { value, text } = action.selected_option;
    return { value: value ?? '', label: text.text };
  }
  return { value: 'value' in action && typeof action.value === 'string' ? action.value : '', label: '' };
}

export interface Asked extends Caller {
  /** What was typed so far. */
  query: string;
  blockId: string;
  /** The modal that the select stands in. */
  view: ViewOutput | null;
}

/** What an external select offers for the text typed so far. An error offers nothing, and is logged. */
export function onOptions(
  app: App,
  context: Context,
  actionId: ActionId,
  handle: (asked: Asked) => Promise<Option[]>,
): void {
  answerQuestion(app, actionId, async (args) => {
    const { ack, body, options, client } = args;
    try {
      const asked = {
        ...callerOf(body, client, args.context),
        query: options.value,
        blockId: options.block_id,
        view: body.view ?? null,
      };
      await ack({ options: await handle(asked) });
    } catch (error) {
      explain(context, error);
      await ack({ options: [] });
    }
  });
}

type Calling = Pick<SlackViewAction, 'user'> & { trigger_id?: string };

function callerOf(
  body: Calling | { user: { id: string }; trigger_id?: string },
  client: AllMiddlewareArgs['client'],
  bolt: { [key: string]: unknown },
): Caller {
  return {
    workspaceId: tenantOf(bolt),
    userId: body.user.id,
    client,
    triggerId: body.trigger_id ?? null,
  };
}
