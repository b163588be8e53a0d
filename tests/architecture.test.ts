import { expect, test } from '@jest/globals';
import { type Import, type SourceFile, sourceFiles } from './support/source-files.ts';

interface Rule {
  /** Beginnings of what may be imported. */
  may: string[];
  /** Beginnings of what only `import type` may name. */
  mayType?: string[];
  /** Packages; absent: any. Those of `mayTypePackages` by `import type` alone. */
  packages?: string[];
  mayTypePackages?: string[];
}

/** Who may import what of `src/`: the longest beginning that fits a file is its rule. Arrows go one way. */
const rules: Record<string, Rule> = {
  // These see everything: they build it, start it and stop it.
  'main.ts': { may: [''] },
  'run.ts': { may: [''] },
  'app.ts': { may: [''] },
  'context.ts': { may: [''] },
  // These see nothing of ours, but for the configuration, which asks each tool for its entries.
  'old-node.ts': { may: [], packages: [] },
  'config.ts': { may: ['integrations/registry.ts'], packages: ['zod'] },
  'errors.ts': { may: [], packages: [] },
  'scheduler.ts': { may: [], mayType: ['telemetry/log.ts'], packages: [] },
  'start-problem.ts': { may: ['config.ts', 'db/schema-version.ts'], packages: [] },
  'telemetry/': {
    may: ['telemetry/'],
    mayType: ['db/'],
    packages: ['pino', 'prom-client', '@slack/logger', 'node:'],
  },
  'deliveries/kinds.ts': { may: [], packages: ['zod'] },
  'integrations/connector.ts': {
    may: [],
    mayType: [
      'integrations/sign-in.ts',
      'integrations/changes.ts',
      'integrations/comments.ts',
      'integrations/files.ts',
    ],
    packages: [],
  },
  'integrations/files.ts': { may: [], packages: [] },
  'integrations/comments.ts': { may: [], packages: [] },
  'integrations/changes.ts': { may: [], mayType: ['integrations/connector.ts'], packages: [] },
  'integrations/sign-in.ts': { may: [], packages: [] },
  'integrations/errors.ts': { may: [], packages: [] },
  // The edges: they translate between the world and the domain, and are given the store by the context.
  'listeners/': {
    may: [
      ...['listeners/', 'domain/', 'views/', 'slack/', 'telemetry/', 'threads/'],
      ...['errors.ts', 'integrations/errors.ts'],
    ],
    mayType: ['context.ts', 'db/', 'integrations/'],
  },
  // What takes its time runs beside everything else, within a time limit.
  'threads/': { may: ['threads/', 'domain/'], packages: ['node:'] },
  'http/': {
    may: ['http/', 'domain/', 'slack/', 'telemetry/', 'errors.ts', 'integrations/errors.ts'],
    mayType: ['context.ts', 'db/', 'integrations/'],
  },
  'deliveries/': {
    may: ['deliveries/', 'domain/', 'views/', 'slack/', 'telemetry/', 'errors.ts', 'integrations/errors.ts'],
    mayType: ['context.ts', 'scheduler.ts', 'db/', 'integrations/'],
  },
  'slack/': {
    may: ['slack/', 'domain/', 'views/', 'telemetry/', 'errors.ts'],
    mayType: ['context.ts', 'config.ts', 'db/'],
  },
  // Pure functions to Block Kit.
  'views/': {
    may: ['views/', 'domain/', 'errors.ts'],
    mayType: ['integrations/connector.ts'],
    packages: ['zod', 'date-fns', '@date-fns/tz'],
    mayTypePackages: ['@slack/types'],
  },
  // The rules of the product: no Slack, no SQL, no HTTP.
  'domain/': {
    may: ['domain/', 'errors.ts', 'integrations/errors.ts'],
    mayType: [
      'context.ts',
      'db/',
      'integrations/connector.ts',
      'integrations/changes.ts',
      'integrations/comments.ts',
      'integrations/registry.ts',
      'integrations/sign-in.ts',
    ],
    packages: [
      'zod',
      'date-fns',
      '@date-fns/tz',
      'csv-parse/sync',
      'csv-stringify/sync',
      'node:crypto',
      're2js',
    ],
  },
  'domain/streams/file/': {
    may: ['domain/', 'errors.ts'],
    mayType: ['context.ts', 'db/'],
    packages: ['zod', 'yaml', 'node:fs'],
  },
  'db/': {
    may: ['db/', 'domain/', 'deliveries/kinds.ts'],
    mayType: ['integrations/connector.ts'],
    packages: ['drizzle-orm', 'better-sqlite3', 'pg', 'jose', 'node:'],
  },
  'integrations/tool.ts': {
    may: [],
    mayType: ['integrations/connector.ts', 'integrations/sign-in.ts'],
    packages: ['zod'],
  },
  'integrations/queue.ts': { may: [], packages: [] },
  'integrations/memory.ts': { may: [], packages: [] },
  'integrations/clean-text.ts': { may: [], packages: [] },
  // The registry knows the tools.
  'integrations/registry.ts': { may: ['integrations/'], packages: ['zod'] },
};

/** Packages that one place alone wraps: nothing else sees their types, or the lack of them. */
const wrappedPackages: Record<string, string> = {
  asana: 'src/integrations/asana/',
  smartsheet: 'src/integrations/smartsheet/client.ts',
  'drizzle-orm': 'src/db/',
  'better-sqlite3': 'src/db/',
  pg: 'src/db/',
  jose: 'src/db/secrets.ts',
  re2js: 'src/domain/streams/pattern.ts',
};

const mostLines = 250;
const src = sourceFiles('src');
const everything = [...src, ...sourceFiles('sandbox'), ...sourceFiles('bench'), ...sourceFiles('tests')];

const isPackage = (name: string) => (target: string) =>
  name.endsWith(':') || name.endsWith('/')
    ? target.startsWith(name)
    : target === name || target.startsWith(`${name}/`);

/** A tool, which is a folder, knows itself and the contract, and no other tool. */
function ruleOfTool(path: string): Rule | undefined {
  const folder = /^src\/(integrations\/[^/]+\/)/.exec(path)?.[1];
  if (folder === undefined) return undefined;
  const parts = ['errors', 'tool', 'queue', 'memory', 'clean-text'].map((name) => `integrations/${name}.ts`);
  const types = ['connector', 'sign-in', 'changes', 'comments', 'files'];
  return { may: [folder, ...parts], mayType: types.map((name) => `integrations/${name}.ts`) };
}

function ruleOf(path: string): Rule | undefined {
  const ofTool = ruleOfTool(path);
  if (ofTool) return ofTool;
  const beginnings = Object.keys(rules).filter((beginning) => path.startsWith(`src/${beginning}`));
  const longest = beginnings.toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : rules[longest];
}

function isAllowed(rule: Rule, { target, isPackage: fromNpm, isTypeOnly }: Import): boolean {
  if (fromNpm) {
    if (!rule.packages) return true;
    const allowed = isTypeOnly ? [...rule.packages, ...(rule.mayTypePackages ?? [])] : rule.packages;
    return allowed.some((name) => isPackage(name)(target));
  }
  const allowed = isTypeOnly ? [...rule.may, ...(rule.mayType ?? [])] : rule.may;
  return allowed.some((beginning) => target.startsWith(`src/${beginning}`));
}

const named = ({ path }: SourceFile, { target, isTypeOnly }: Import) =>
  `${path} imports ${isTypeOnly ? 'types of ' : ''}${target}`;

test('[E4] every file of src has a rule, and every rule a file', () => {
  expect(src.filter(({ path }) => !ruleOf(path)).map(({ path }) => path)).toEqual([]);
  const unused = Object.keys(rules).filter(
    (start) => !src.some(({ path }) => path.startsWith(`src/${start}`)),
  );
  expect(unused).toEqual([]);
});

test('[E4] imports go one way', () => {
  const wrong = src.flatMap((file) => {
    const rule = ruleOf(file.path);
    return file.imports.filter((one) => rule && !isAllowed(rule, one)).map((one) => named(file, one));
  });
  expect(wrong).toEqual([]);
});

test('[E3] the app knows nothing of sandbox, tests and bench, and the sandbox nothing of the app', () => {
  const wrong = everything.flatMap((file) => {
    const [home] = file.path.split('/');
    const strange =
      { src: ['sandbox/', 'tests/', 'bench/'], sandbox: ['src/', 'tests/', 'bench/'] }[home ?? ''] ?? [];
    const crossing = file.imports.filter(({ target }) => strange.some((folder) => target.startsWith(folder)));
    return crossing.map((one) => named(file, one));
  });
  expect(wrong).toEqual([]);
});

test('[I12] packages that one place wraps are seen nowhere else', () => {
  const wrong = src.flatMap((file) =>
    file.imports
      .filter(({ target }) =>
        Object.entries(wrappedPackages).some(
          ([name, place]) => isPackage(name)(target) && !file.path.startsWith(place),
        ),
      )
      .map((one) => named(file, one)),
  );
  expect(wrong).toEqual([]);
});

test('[E4] only the configuration reads the environment', () => {
  const readers = src.filter(({ text }) => /\bprocess\s*\.\s*env\b|\bloadEnvFile\b/.test(text));
  expect(readers.map(({ path }) => path)).toEqual(['src/config.ts']);
});

test('[E4] no file has a default export', () => {
  expect(everything.filter((file) => file.hasDefaultExport).map(({ path }) => path)).toEqual([]);
});

test(`[E4] no file of src has more than ${mostLines} lines`, () => {
  const long = src.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
  expect(long.filter(({ lines }) => lines > mostLines)).toEqual([]);
});
