import { z } from 'zod';
import { trimText } from '../../text/visible-text.ts';
import { mostConditions } from '../change-conditions.ts';
import { fieldTypes, longestFieldName, longestText, mostChosen } from '../field.ts';
import { longestStreamDescription, longestStreamName } from '../stream.ts';

/** The version of the format: a later Streamly reads earlier ones. */
export const fileVersion = '1';

/**
 * A file as it is written: every scalar is the text that stands in it, so that an option `1.0` or `yes` is what a
 * person sees there. Settings alone are read as YAML reads them.
 */
const flag = z
  .enum(['true', 'false'], 'Write true or false.')
  .transform((text) => text === 'true')
  .default(false);

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, 'Write a whole number.')
    .transform(Number)
    .pipe(z.int().min(least, `At least ${least}.`).max(most, `At most ${most}.`));

const oneLine = (most: number) =>
  z
    .string()
    .transform(trimText)
    .pipe(
      z
        .string()
        .min(1, 'Write something here.')
        .max(most, `At most ${most} characters.`)
        .regex(/^[^\r\n]*$/, 'Write it in one line.'),
    );

const longestHint = 2000;
const longestPlaceholder = 150;
const longestPattern = 300;

const manyValues = z.array(z.string()).max(mostChosen, `At most ${mostChosen} values.`);
const words = z.union([z.string(), manyValues], `Write a text, or a list of up to ${mostChosen}.`);

const condition = z
  .strictObject({
    field: z.string(),
    is: words.optional(),
    is_not: words.optional(),
    empty: z.enum(['true', 'false'], 'Write true or false.').optional(),
  })
  .refine(
    ({ is, is_not: isNot, empty }) => [is, isNot, empty].filter((one) => one !== undefined).length === 1,
    'Say one of is, is_not and empty.',
  );
export type ConditionEntry = z.infer<typeof condition>;

export const fieldEntry = z.strictObject({
  name: oneLine(longestFieldName),
  type: z.enum(fieldTypes).optional(),
  required: flag,
  hint: z.string().max(longestHint, `At most ${longestHint} characters.`).default(''),
  placeholder: z.string().max(longestPlaceholder, `At most ${longestPlaceholder} characters.`).default(''),
  multiline: flag,
  min_length: whole(0, longestText).optional(),
  max_length: whole(1, longestText).optional(),
  pattern: z
    .strictObject({
      matches: z.string().min(1).max(longestPattern, `At most ${longestPattern} characters.`),
      message: z.string().max(300, 'At most 300 characters.').default(''),
    })
    .optional(),
  min: z.string().optional(),
  max: z.string().optional(),
  decimals: flag,
  new_page: flag,
  options: z.array(z.string()).default([]),
  file_types: z.array(z.string().min(1)).default([]),
  max_files: whole(1, 10).optional(),
  default: words.optional(),
  show_when: z.array(condition).max(mostConditions, `At most ${mostConditions} conditions.`).default([]),
});
export type FieldEntry = z.infer<typeof fieldEntry>;

export const streamFile = z.strictObject({
  streamly: z.literal(fileVersion, `This Streamly reads version ${fileVersion} of the format.`),
  name: oneLine(longestStreamName),
  description: z
    .string()
    .max(longestStreamDescription, `At most ${longestStreamDescription} characters.`)
    .default(''),
  /** In the order of the form. */
  form: z.array(fieldEntry).min(1, 'A form has at least its Subject.'),
  /** Fields that the form does not show. */
  library: z.array(fieldEntry).default([]),
  settings: z.record(z.string(), z.unknown()).default({}),
});
export type StreamFile = z.infer<typeof streamFile>;
