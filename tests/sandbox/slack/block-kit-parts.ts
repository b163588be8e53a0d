/** Small parts that blocks in tests are made of. */

export const x = (length: number) => 'x'.repeat(length);
export const many = <Item>(length: number, make: (index: number) => Item) =>
  Array.from({ length }, (_, i) => make(i));
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const option = (value: string) => ({ text: plain(value), value });
export const options = (length: number) => many(length, (i) => option(`o${i}`));
export const section = { type: 'section', text: mrkdwn('hello') };
export const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
export const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Label'),
  element: { action_id: 'a', ...element },
  ...more,
});
export const button = (more: object = {}) => ({ type: 'button', action_id: 'b', text: plain('Go'), ...more });
export const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: options(2),
  ...more,
});
export const confirm = {
  title: plain('Sure?'),
  text: mrkdwn('Really'),
  confirm: plain('Yes'),
  deny: plain('No'),
};
export const cell = (text: string) => ({ type: 'raw_text', text });
