/** Shortcuts, by the `callback_id` that the manifest gives them. */
export const shortcuts = {
  submitRequest: 'submit_request',
  requestFromMessage: 'request_from_message',
} as const;

/** Steps of Workflow Builder, by their keys in the manifest's `functions`. */
export const workflowSteps = {
  submitRequest: 'submit_request_step',
} as const;
