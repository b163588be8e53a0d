/** Blocks as plain data, without the helpers of the app, so that they can break every rule. */
export const plain = (text: string) => ({ type: 'plain_text', text });
export const section = (text = 'words') => ({ type: 'section', text: { type: 'mrkdwn', text } });
export const options = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ text: plain(`Option ${i}`), value: `o${i}` }));
export const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 'a',
  options: options(2),
  ...more,
});
export const input = (element: object, more: object = {}) => ({
  type: 'input',
  block_id: 'b',
  label: plain('Label'),
  element,
  ...more,
});
export const text = (more: object = {}) => input({ type: 'plain_text_input', action_id: 'a', ...more });
export const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'a', ...more });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Submit'),
  blocks,
  ...more,
});
export const many = (count: number) => Array.from({ length: count }, () => section());
