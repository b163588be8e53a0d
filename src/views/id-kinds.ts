/**
 * Block ids and action ids are types of their own, so that neither can be given where the other belongs; a mix-up
 * would only show as an answer that never arrives.
 */
declare const idKind: unique symbol;
export type BlockId = string & { readonly [idKind]: 'block' };
export type ActionId = string & { readonly [idKind]: 'action' };
