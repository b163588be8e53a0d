/** A body as the log shows it: JSON parsed, forms and the text parts of multipart as objects; null for anything else. */
export async function parseBody(rawBody: Buffer, contentType: string): Promise<unknown> {
  if (rawBody.length === 0) return null;
  if (contentType.includes('json')) {
    try {
      return JSON.parse(rawBody.toString('utf8'));
    } catch {
      return null;
    }
  }
  if (contentType.includes('x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(rawBody.toString('utf8')));
  }
  if (contentType.includes('multipart/form-data')) {
    const form = await new Response(new Uint8Array(rawBody), {
      headers: { 'content-type': contentType },
    }).formData();
    return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  }
  return null;
}
