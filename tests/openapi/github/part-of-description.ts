import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Writes the part of GitHub's own OpenAPI description that our calls meet, which is kept beside this file: the whole
 * of it is 13 MB, and its package 430 MB. In an empty folder:
 *
 *     npm install @octokit/openapi@23.0.2
 *     node part-of-description.ts node_modules/@octokit/openapi/generated/api.github.com.json api.github.com.json
 */

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Fields = { [name: string]: Json };

/** Paths and methods that the connector uses. */
const used: Record<string, readonly string[]> = {
  '/user': ['get'],
  '/user/repos': ['get'],
  '/users/{username}': ['get'],
  '/search/users': ['get'],
  '/repos/{owner}/{repo}': ['get'],
  '/repos/{owner}/{repo}/assignees/{assignee}': ['get'],
  '/repos/{owner}/{repo}/labels': ['get', 'post'],
  '/repos/{owner}/{repo}/issues': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/{issue_number}': ['get', 'patch'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['patch', 'delete'],
  '/repos/{owner}/{repo}/hooks': ['get', 'post'],
  '/repos/{owner}/{repo}/hooks/{hook_id}': ['get', 'delete'],
};

/** For people alone; a property of one of these names is kept. */
const words = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'x-github',
  'title',
]);

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function withoutWords(value: Json, isOfNames = false): Json {
  if (Array.isArray(value)) return value.map((each) => withoutWords(each));
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([name]) => isOfNames || !words.has(name));
  return Object.fromEntries(
    kept.map(([name, each]) => [name, withoutWords(each, name === 'properties' && !isOfNames)]),
  );
}

function refsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === '$ref' && typeof each === 'string' ? [each] : refsIn(each),
  );
}

const [, , from = '', to = ''] = process.argv;
const whole = JSON.parse(readFileSync(from, 'utf8')) as {
  openapi: Json;
  info: Json;
  servers: Json;
  paths: Record<string, Record<string, Json>>;
  components: Record<string, Record<string, Json>>;
};

const paths: Fields = {};
for (const [path, methods] of Object.entries(used)) {
  paths[path] = Object.fromEntries(
    methods.map((method) => [method, withoutWords(whole.paths[path]?.[method] ?? null)]),
  );
}
const components: Record<string, Fields> = {};
const open = refsIn(paths);
for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
  const [, , kind = '', name = ''] = ref.split('/');
  const group = components[kind] ?? {};
  components[kind] = group;
  if (group[name] !== undefined) continue;
  const component = withoutWords(whole.components[kind]?.[name] ?? null);
  group[name] = component;
  open.push(...refsIn(component));
}
const { openapi, info, servers } = whole;
writeFileSync(to, `${JSON.stringify({ openapi, info, servers, paths, components }, null, 1)}\n`);
