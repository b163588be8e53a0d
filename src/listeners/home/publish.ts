import type { Context } from '../../context.ts';
import { publishHome as publishHomeOf } from '../../slack/home/publish-home.ts';
import type { Caller } from '../caller.ts';

/** Shows the caller their App Home as it is after what they did, where they look at it. */
export function publishHome(context: Context, caller: Caller): Promise<void> {
  return publishHomeOf(context, caller.client, caller);
}
