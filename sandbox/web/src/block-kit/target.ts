/** An element of a form, as acts and values name it. */
export interface Target {
  blockId: string;
  actionId: string;
}
