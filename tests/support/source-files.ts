import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ModuleItem, parseSync } from '@swc/core';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** A TypeScript file of the project. */
export interface SourceFile {
  /** From the project's folder on, such as `src/db/store.ts`. */
  path: string;
  text: string;
  imports: Import[];
  hasDefaultExport: boolean;
}

export interface Import {
  /** A path from the project's folder on, or a package as it is named in the import. */
  target: string;
  isPackage: boolean;
  /** Nothing of it is there at run time. */
  isTypeOnly: boolean;
}

/** The project's own TypeScript files under a folder, such as `src`. */
export function sourceFiles(folder: string): SourceFile[] {
  return globSync(`${folder}/**/*.ts`, { cwd: projectFolder })
    .toSorted()
    .map((path) => readSource(path));
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(projectFolder, path), 'utf8');
  const { body } = parseSync(text, { syntax: 'typescript', target: 'es2024' });
  const at = dirname(join(projectFolder, path));
  const imports = [
    ...body.flatMap(statedImports),
    ...[...text.matchAll(/\bimport\(\s*'([^']+)'/g)].map(([, source = '']) => ({
      source,
      isTypeOnly: false,
    })),
  ].map(({ source, isTypeOnly }) => {
    const isPackage = !source.startsWith('.');
    return { target: isPackage ? source : relative(projectFolder, join(at, source)), isPackage, isTypeOnly };
  });
  const hasDefaultExport = body.some(({ type }) => type.startsWith('ExportDefault'));
  return { path, text, imports, hasDefaultExport };
}

function statedImports(item: ModuleItem): { source: string; isTypeOnly: boolean }[] {
  if (item.type === 'ImportDeclaration') {
    const named = item.specifiers.length > 0;
    const types = item.specifiers.every((one) => one.type === 'ImportSpecifier' && one.isTypeOnly);
    return [{ source: item.source.value, isTypeOnly: item.typeOnly || (named && types) }];
  }
  if (item.type === 'ExportAllDeclaration') return [{ source: item.source.value, isTypeOnly: false }];
  if (item.type !== 'ExportNamedDeclaration' || !item.source) return [];
  return [{ source: item.source.value, isTypeOnly: item.typeOnly }];
}
