import { main } from './demo/main.ts';

await main(process.argv.slice(2));
