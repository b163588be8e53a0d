import type { Act, ActAnswer, Cast, NewFile, Refusal, StoredFileFace } from '../../../page-server/api.ts';

/** Whom the page speaks for. */
export interface Viewer {
  /** Its domain. */
  workspace: string;
  /** A handle. */
  person: string;
}

/** What Slack's client would not let this person do, or that the sandbox has gone; in words. */
export class NotDone extends Error {
  override name = 'NotDone';
}

export const viewerUrl = ({ workspace, person }: Viewer): string =>
  `/api/in/${encodeURIComponent(workspace)}/${encodeURIComponent(person)}`;

export const fetchCast = (): Promise<Cast> => getJson<Cast>('/api/cast');

/** @throws NotDone */
export async function getJson<Answer>(url: string): Promise<Answer> {
  return answered<Answer>(await reach(url));
}

/** @throws NotDone */
export function postAct(viewer: Viewer, act: Act): Promise<ActAnswer> {
  return postJson<ActAnswer>(`${viewerUrl(viewer)}/acts`, act);
}

/** @throws NotDone */
export async function uploadFiles(viewer: Viewer, files: readonly File[]): Promise<StoredFileFace[]> {
  const read = await Promise.all(files.map(readFile));
  return postJson<StoredFileFace[]>(`${viewerUrl(viewer)}/files`, read);
}

/** @throws NotDone */
export async function postJson<Answer>(url: string, body: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return answered<Answer>(await reach(url, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function reach(url: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw new NotDone('The sandbox does not answer. Is it still running?');
  }
}

async function answered<Answer>(response: Response): Promise<Answer> {
  if (response.ok) return (await response.json()) as Answer;
  const { refused } = (await response.json()) as Refusal;
  throw new NotDone(refused);
}

async function readFile(file: File): Promise<NewFile> {
  return {
    name: file.name,
    mimetype: file.type || 'application/octet-stream',
    base64: new Uint8Array(await file.arrayBuffer()).toBase64(),
  };
}
