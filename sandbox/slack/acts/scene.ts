import type { Block } from '../blocks.ts';
import type { Core } from '../core.ts';
import { formValues } from '../form-values.ts';
import { findEphemeral, findMessage } from '../messages.ts';
import { inEphemeral, inMessage, inView } from '../payloads.ts';
import { type Actor, actorKey, type FormValues } from '../state.ts';
import { stackOf } from '../views.ts';
import type { Place } from './act.ts';
import { Refused } from './result.ts';

/** What stands where a person acts: its blocks, what is entered in them, and how a payload describes it. */
export interface Scene {
  blocks: Block[];
  /** The live values: a change of them is a change of the form. */
  values: FormValues;
  /** Read when sent, since it holds the values. */
  payload(): Record<string, unknown>;
  /** Null outside of modals. */
  modalId: string | null;
  message: { channel: string; ts: string } | null;
}

/** Throws `Refused` when it is not there any more. */
export function sceneAt(core: Core, actor: Actor, place: Place): Scene {
  switch (place.in) {
    case 'modal': {
      const view = stackOf(core, actor).find((each) => each.id === place.viewId);
      if (!view) throw new Refused('this modal is closed');
      const { blocks, values } = view;
      return { blocks, values, payload: () => inView(core, view), modalId: view.id, message: null };
    }
    case 'home': {
      const view = core.state.homes[actorKey(actor)];
      if (!view) throw new Refused('the app has not published a Home for this person');
      const { blocks, values } = view;
      return { blocks, values, payload: () => inView(core, view), modalId: null, message: null };
    }
    case 'message': {
      const message = findMessage(core, place.channel, place.ts);
      if (!message) throw new Refused('this message is gone');
      const values = messageForm(core, actor, `${message.channel}/${message.ts}`, message.blocks);
      const { blocks, channel, ts } = message;
      const payload = () => inMessage(core, actor, message);
      return { blocks, values, payload, modalId: null, message: { channel, ts } };
    }
    case 'ephemeral': {
      const ephemeral = findEphemeral(core, actor, place.ts);
      if (!ephemeral) throw new Refused('this message is gone');
      const values = messageForm(core, actor, ephemeral.ts, ephemeral.blocks);
      const { blocks, channel, ts } = ephemeral;
      const payload = () => inEphemeral(core, actor, ephemeral);
      return { blocks, values, payload, modalId: null, message: { channel, ts } };
    }
  }
}

function messageForm(core: Core, actor: Actor, message: string, blocks: Block[]): FormValues {
  const key = `${actorKey(actor)}/${message}`;
  const values = formValues(blocks, core.state.messageForms[key]);
  core.state.messageForms[key] = values;
  return values;
}
