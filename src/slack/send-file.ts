import type { WebClient } from '@slack/web-api';

/** Milliseconds for the bytes of a file. */
const uploadTimeout = 30_000;

export interface FileToSend {
  filename: string;
  title: string;
  content: string | Blob;
}

/**
 * Sends a file to a person as a direct message, under a few words. It is told once it is there; a failure in between
 * leaves at most the words.
 *
 * @throws the client's errors; Error where Slack does not take the bytes.
 */
export async function sendFile(
  client: WebClient,
  userId: string,
  words: string,
  { filename, title, content }: FileToSend,
): Promise<void> {
  const bytes = new Blob([content]);
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename,
    length: bytes.size,
  });
  if (!url || !id) throw new Error('Slack gave no address for a file.');
  const uploaded = await fetch(url, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': 'application/octet-stream' },
    signal: AbortSignal.timeout(uploadTimeout),
  });
  if (!uploaded.ok) throw new Error(`Slack took no file: status ${uploaded.status}.`);
  // The message opens the conversation: a file can be shared in one that is known by its own id alone.
  const { channel } = await client.chat.postMessage({ channel: userId, text: words });
  if (!channel) throw new Error('Slack did not say where the message stands.');
  await client.files.completeUploadExternal({ files: [{ id, title }], channel_id: channel });
}
