import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
} from 'yaml';
import { cleanText } from '../../requests/clean-text.ts';
import type { FileNode } from './file-node.ts';
import type { FileProblem } from './file-problem.ts';

/** In UTF-16 units. Far more than the largest Stream; a file beyond it is something else. */
export const maxFileLength = 500_000;
/** Blocks and lists in one another. A Stream needs ten. */
const maxDepth = 30;
/** Names and values: some 5,000 options of three fields. */
const maxValues = 20_000;
/** Signs, names, values, spaces and line ends, as the lexer counts them. */
const maxLexemes = 8 * maxValues;
/** In one block; the largest there is, a field, has twenty. */
const maxNames = 200;
/** Nobody reads more. */
const maxBroken = 50;

export interface ParsedFile {
  /** What stands in the file, as far as it is YAML; null: nothing. */
  root: FileNode | null;
  /** What no Stream's file holds, in the order of the lines. */
  problems: FileProblem[];
  /** False: the problems are such that what follows them may be misread. */
  isYaml: boolean;
}

/**
 * Reads YAML into plain values with their lines. Size, depth and number of values are bounded before anything is made
 * of them, and each name of a block is looked at once, so the time grows with the length of the file alone.
 */
export function parseFile(text: string): ParsedFile {
  if (text.length > maxFileLength) return failed(1, 'The file is too long: at most 500,000 characters.');
  const lines = new LineCounter();
  const tokens = readTokens(text, lines);
  if ('problem' in tokens) return { root: null, problems: [tokens.problem], isYaml: false };
  const composer = new Composer({ prettyErrors: false, uniqueKeys: false, keepSourceTokens: false });
  const [document, second] = [...composer.compose(tokens.tokens, true, text.length)];
  if (!document) return failed(1, 'The file is empty.');
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const isYaml = document.errors.length === 0;
  const broken = document.errors.slice(0, maxBroken).map(({ pos: [at], message }) => ({
    line: lineAt(at),
    words: `This is no YAML: ${message.replace(/\.$/, '')}.`,
  }));
  if (second)
    broken.push({ line: lineAt(second.range[0]), words: 'A file holds one Stream: take out this ---.' });
  const reader: Reader = { lineAt, problems: broken };
  const root = rootOf(document, reader);
  if (root === null && broken.length === 0) return failed(1, 'The file is empty.');
  return { root, problems: broken.toSorted((a, b) => a.line - b.line), isYaml };
}

function failed(line: number, words: string): ParsedFile {
  return { root: null, problems: [{ line, words }], isYaml: false };
}

type Tokens = ReturnType<Parser['parse']> extends Generator<infer Token> ? Token[] : never;

/** The tokens of the text, as long as they stay within the bounds. */
function readTokens(text: string, lines: LineCounter): { tokens: Tokens } | { problem: FileProblem } {
  const parser = new Parser(lines.addNewLine);
  const tokens: Tokens = [];
  const tooMuch = (words: string) => ({
    problem: { line: Math.max(1, lines.linePos(parser.offset).line), words },
  });
  let lexemes = 0;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (++lexemes > maxLexemes) return tooMuch('The file is too large: at most 20,000 names and values.');
    if (parser.stack.length > maxDepth)
      return tooMuch('Lists and blocks stand too deep in one another here.');
  }
  tokens.push(...parser.end());
  return { tokens };
}

interface Reader {
  lineAt: (offset: number) => number;
  problems: FileProblem[];
}

function rootOf(document: Document.Parsed, reader: Reader): FileNode | null {
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.source === '')) return null;
  return read(contents, reader, 1, false);
}

/** What stands there, every scalar as the text that was written; under `settings`, as YAML reads it. */
function read(node: unknown, reader: Reader, lineBefore: number, inSettings: boolean): FileNode {
  const line = isNode(node) && node.range ? reader.lineAt(node.range[0]) : lineBefore;
  const refuse = (words: string, at = line) => {
    if (reader.problems.length < maxBroken) reader.problems.push({ line: at, words });
  };
  if (isAlias(node)) {
    refuse('Write it out: names for parts of a file (& and *) are not read.');
    return { line, text: '' };
  }
  if (isNode(node) && 'anchor' in node && node.anchor !== undefined) {
    refuse('Write it out: names for parts of a file (& and *) are not read.');
  }
  if (isMap(node)) {
    const entries = new Map<string, { line: number; node: FileNode }>();
    if (node.items.length > maxNames)
      refuse(`A block has at most ${maxNames} names; this has ${node.items.length}.`);
    for (const { key, value } of node.items.slice(0, maxNames)) {
      const name = isScalar(key) ? String(key.source ?? key.value) : '';
      const at = isNode(key) && key.range ? reader.lineAt(key.range[0]) : line;
      if (!isScalar(key)) refuse('A name must be a text here.', at);
      else if (entries.has(name)) refuse(`“${name}” is there twice.`, at);
      else entries.set(name, { line: at, node: read(value, reader, at, inSettings || name === 'settings') });
    }
    return { line, entries };
  }
  if (isSeq(node)) return { line, items: node.items.map((item) => read(item, reader, line, inSettings)) };
  if (!isScalar(node)) return { line, text: '' };
  if (inSettings && typeof node.value !== 'string') return { line, value: node.value };
  return { line, text: typeof node.value === 'string' ? cleanText(node.value) : (node.source ?? '') };
}
