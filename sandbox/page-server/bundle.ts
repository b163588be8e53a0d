import { build, type Plugin } from 'vite';

/** `node bundle.ts <sources> <folder for what is built>` */
const [root = '', outDir = ''] = process.argv.slice(2);

/** The page speaks English: what the controls' library says in thirty other languages is left out. */
const englishOnly: Plugin = {
  name: 'english-only',
  enforce: 'pre',
  load: (id) =>
    /react-(aria|stately)[^?]*\/(?!en-)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) ? 'export default {};' : null,
};

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [englishOnly],
  build: { outDir, emptyOutDir: true, target: 'es2024', modulePreload: false, chunkSizeWarningLimit: 1200 },
});
