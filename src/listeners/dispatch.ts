import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt';

type Click = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
type Submission = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;
type Closing = SlackViewMiddlewareArgs<ViewClosedAction> & AllMiddlewareArgs;
type Question = SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs;

type Answers<Call> = Map<string, (call: Call) => Promise<void>>;

/** What answers calls, by the id of the button, window or select that they came from. */
interface Dispatch {
  clicks: Answers<Click>;
  submissions: Answers<Submission>;
  questions: Answers<Question>;
  closings: Answers<Closing>;
}

const dispatches = new WeakMap<App, Dispatch>();

/**
 * One listener of Bolt's for each kind of call, whatever many ids there are: Bolt runs the checks of every listener
 * that it has for every call that comes.
 */
function dispatchOf(app: App): Dispatch {
  const known = dispatches.get(app);
  if (known) return known;
  const dispatch: Dispatch = {
    clicks: new Map(),
    submissions: new Map(),
    questions: new Map(),
    closings: new Map(),
  };
  app.action<BlockAction>({ type: 'block_actions' }, async (call) => {
    await dispatch.clicks.get(call.action.action_id)?.(call);
  });
  app.view({ type: 'view_submission' }, async (call) => {
    await dispatch.submissions.get(call.view.callback_id)?.(call as Submission);
  });
  app.view({ type: 'view_closed' }, async (call) => {
    const answer = dispatch.closings.get(call.view.callback_id);
    await (answer ? answer(call as Closing) : call.ack());
  });
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, async (call) => {
    await dispatch.questions.get(call.payload.action_id)?.(call);
  });
  dispatches.set(app, dispatch);
  return dispatch;
}

/** @throws where the id has an answer already. */
function add<Call>(answers: Answers<Call>, id: string, answer: (call: Call) => Promise<void>): void {
  if (answers.has(id)) throw new Error(`Two listeners for ${id}.`);
  answers.set(id, answer);
}

export function answerClick(app: App, actionId: string, answer: (call: Click) => Promise<void>): void {
  add(dispatchOf(app).clicks, actionId, answer);
}

export function answerSubmission(
  app: App,
  callbackId: string,
  answer: (call: Submission) => Promise<void>,
): void {
  add(dispatchOf(app).submissions, callbackId, answer);
}

export function answerQuestion(app: App, actionId: string, answer: (call: Question) => Promise<void>): void {
  add(dispatchOf(app).questions, actionId, answer);
}

export function answerClosing(app: App, callbackId: string, answer: (call: Closing) => Promise<void>): void {
  add(dispatchOf(app).closings, callbackId, answer);
}
