import type { ActionId } from '../id-kinds.ts';

const action = (id: string) => id as ActionId;

/** Of the windows in which Stream admins route Requests and word what requesters are told. */
export const routingActions = {
  openWordings: action('stream_wordings_open'),
  /** Its value is read by `parseWordingValue`. */
  openWording: action('wording_open'),
  /** The text of a wording: its preview follows while it is typed. */
  typeWording: action('wording_text'),
  defaultWording: action('wording_default'),
  openRouting: action('stream_routing_open'),
  addRule: action('routing_rule_add'),
  /** The overflow menu of a rule; its value is read by `parseRuleAct`. */
  changeRule: action('routing_rule_change'),
  dryRun: action('routing_dry_run'),
  /** Parts of a rule's window that others depend on: it is built anew for each choice. */
  refineRule: action('routing_rule_refine'),
  addRuleCondition: action('routing_condition_add'),
  removeRuleCondition: action('routing_condition_remove'),
  /** Selects that may ask us for their options; the block says of what. */
  pickRuleField: action('routing_condition_field'),
  pickRuleValues: action('routing_condition_values'),
  pickRuleSection: action('routing_section_pick'),
} as const;
