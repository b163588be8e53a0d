import { type SmartsheetStandIn, startSmartsheet } from '../../../sandbox/smartsheet/index.ts';
import { seedTokens } from '../../../sandbox/smartsheet/seed.ts';
import type {
  FieldBinding,
  TaskContent,
  TaskValue,
  ToolClient,
  WantedField,
} from '../../../src/integrations/connector.ts';
import { ToolError } from '../../../src/integrations/errors.ts';
import { smartsheetConnector } from '../../../src/integrations/smartsheet/index.ts';

/** The palette's red, as the stand-in's serverinfo has it. */
export const red = '#EA352E';

/** A stand-in and a client of the service user at its sheet "Creative briefs", which has columns of people. */
export interface SheetWorld {
  tool: SmartsheetStandIn;
  client: ToolClient;
  sheetId: string;
  ensure: (wanted: readonly WantedField[], known?: readonly FieldBinding[]) => Promise<FieldBinding[]>;
  /** Loses the answer of the nth request. Says whether the call came to its end before it. */
  ensureUntil: (
    nth: number,
    wanted: readonly WantedField[],
    known: readonly FieldBinding[],
  ) => Promise<boolean>;
  /** Titles from left to right, without hidden columns. */
  titles: () => string[];
  /** Titles of the columns whose new cells are red. */
  redTitles: () => string[];
  /** Requests that changed something so far. */
  writes: () => number;
}

export async function startSheetWorld(options: { writeMs?: number } = {}): Promise<SheetWorld> {
  const tool = await startSmartsheet({ statePath: null, ...options });
  const connector = smartsheetConnector({ url: tool.url });
  const client = connector.connect({ accessToken: seedTokens.serviceUser }, { spend: async () => undefined });
  const sheetId = String(tool.sheet('Creative briefs').id);
  const columns = () => tool.grid(sheetId).columns.filter(({ hidden }) => !hidden);
  return {
    tool,
    client,
    sheetId,
    ensure: (wanted, known = []) => client.ensureFields(sheetId, wanted, known),
    async ensureUntil(nth, fields, known) {
      let requests = 0;
      const crashing = connector.connect(
        { accessToken: seedTokens.serviceUser },
        {
          async spend() {
            requests += 1;
            if (requests === nth) tool.fail({ kind: 'lose_answer', times: 1 });
          },
        },
      );
      const result = await crashing.ensureFields(sheetId, fields, known).catch((error: unknown) => error);
      if (Array.isArray(result)) return true;
      if (result instanceof ToolError) return false;
      throw result;
    },
    titles: () => columns().map(({ title }) => title),
    redTitles: () => columns().flatMap(({ title, background }) => (background === red ? [title] : [])),
    writes: () => tool.exchanges.filter(({ method }) => method !== 'GET').length,
  };
}

export function wanted(name: string, more: Partial<WantedField> = {}): WantedField {
  return { fieldId: `f-${name}`, name, type: 'text', role: null, options: [], state: 'on_form', ...more };
}

/** A Request that answers these fields with these texts or values. */
export function request(key: string, answers: Record<string, string | TaskValue>): TaskContent {
  return {
    key,
    number: 1,
    stream: 'Briefs',
    subject: 'A poster',
    complete: false,
    requester: { name: 'Ada Byron', email: 'ada@acme.example' },
    assignee: null,
    dueDate: null,
    slackUrl: null,
    answers: Object.entries(answers).map(([name, answer]) => ({
      fieldId: `f-${name}`,
      name,
      value: typeof answer === 'string' ? { type: 'text', text: answer } : answer,
    })),
  };
}

export function bindingOf(bindings: readonly FieldBinding[], name: string): FieldBinding {
  const binding = bindings.find(({ fieldId }) => fieldId === `f-${name}`);
  if (!binding) throw new Error(`No binding of ${name}.`);
  return binding;
}

/** The column's id, for what a person does by hand. */
export function columnId(bindings: readonly FieldBinding[], name: string): string {
  return bindingOf(bindings, name).externalId ?? '';
}
