import { refuseOldNode } from './refuse-old-node.ts';

refuseOldNode(process.version);

// The database's driver crashes an old Node as it is loaded: everything else comes after the check.
const { run } = await import('./run.ts');
await run();
