/**
 * Slack's limits, in one place. Lengths are in characters; they are compared with UTF-16 units, which are never
 * fewer. Sources: docs.slack.dev reference of views, blocks, block elements and composition objects.
 */
export const limits = {
  view: {
    blocks: 100,
    /** Title, submit and close. */
    title: 24,
    privateMetadata: 3000,
    callbackId: 255,
    externalId: 255,
    /** Of the whole view as JSON. */
    bytes: 250_000,
  },
  message: {
    blocks: 50,
    /** Beyond this Slack cuts it without a word. */
    text: 40_000,
  },
  block: {
    id: 255,
    sectionText: 3000,
    sectionFields: 10,
    sectionField: 2000,
    header: 150,
    contextElements: 10,
    /** Not in the documentation; the limit of a section is kept. */
    contextText: 3000,
    actionsElements: 25,
    inputLabel: 2000,
    inputHint: 2000,
    imageUrl: 3000,
    imageAltText: 2000,
    imageTitle: 2000,
  },
  element: {
    actionId: 255,
    placeholder: 150,
    buttonText: 75,
    buttonValue: 2000,
    buttonUrl: 3000,
    options: 100,
    optionGroups: 100,
    overflowOptions: 5,
    /** Of checkboxes and radio buttons. */
    choices: 10,
    inputText: 3000,
    /** In seconds since the epoch: ten digits. */
    firstDateTime: 1_000_000_000,
    lastDateTime: 9_999_999_999,
    files: 10,
  },
  option: {
    text: 75,
    /** The documentation says 150, the types say 75. */
    value: 75,
    description: 75,
  },
  confirm: {
    title: 100,
    text: 300,
    /** Of both buttons. */
    button: 30,
  },
} as const;
