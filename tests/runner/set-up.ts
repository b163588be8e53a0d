import { registerHooks } from 'node:module';

/** Runs once in each process of tests, before the first file: `@jest/globals` itself works in Jest's own runner alone. */
const globals = new URL('globals.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' && context.parentURL !== globals
      ? { url: globals, shortCircuit: true }
      : next(specifier, context),
});

// A process of tests ends with the run that started it, also when that was killed.
process.on('disconnect', () => process.exit(1));
