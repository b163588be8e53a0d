import { channelName } from '../../domain/streams/channel-name.ts';
import { exportStream } from '../../domain/streams/file/export-stream.ts';
import { PeopleError } from '../../errors.ts';
import { findPerson } from '../../slack/people.ts';
import { sendFile } from '../../slack/send-file.ts';
import { type Handler, nothing } from '../handler.ts';
import { slackClient } from '../slack-client.ts';

/**
 * Sends a Stream as a file to the admin who asked for it. After an unknown outcome it is sent again: twice is better
 * than never. To someone who lost the right meanwhile it is not sent.
 */
export const slackStreamFile: Handler<'slack.stream_file'> = {
  async carryOut(parts, job) {
    const { userId, streamId } = job.work;
    const client = await slackClient(parts, job);
    const person = await findPerson(parts, client, job.workspaceId, userId);
    const found = await parts.store
      .in(job.workspaceId)
      .read((db) => exportStream(db, person, streamId))
      .catch((error: unknown) => {
        if (error instanceof PeopleError) return null;
        throw error;
      });
    if (!found) return nothing;
    const { stream, text } = found;
    await sendFile(client, userId, `The Stream “${stream.name}” as a file:`, {
      filename: `${channelName(stream.name) || 'stream'}.yaml`,
      title: `Stream ${stream.name}`,
      content: text,
    });
    return nothing;
  },
  /** The person may ask again; the log has it. */
  tell: () => nothing,
};
