import { parseArgs } from 'node:util';
import { type Figure, tableOf } from './figures.ts';
import { pages } from './pages/pages.ts';
import { acks } from './slack/acks.ts';
import { openForm } from './slack/open-form.ts';
import { submission } from './submission/submission.ts';

const rows = [openForm, acks, submission, pages];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
});
const chosen = positionals.length === 0 ? rows : rows.filter(({ name }) => positionals.includes(name));
if (chosen.length === 0) {
  console.error(`Usage: npm run bench -- [${rows.map(({ name }) => name).join(' | ')} …] [--quick]`);
  process.exit(1);
}

const figures: Figure[] = [];
for (const row of chosen) {
  console.error(`measuring ${row.name} …`);
  figures.push(...(await row.measure({ isQuick: values.quick })));
}
console.log(tableOf(figures));
