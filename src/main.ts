import { oldNodeWords } from './old-node.ts';

const words = oldNodeWords(process.version);
if (words) {
  console.error(words);
  process.exit(1);
}

// The database's driver crashes an old Node as it is loaded: everything else comes after the check.
const { run } = await import('./run.ts');
await run();
