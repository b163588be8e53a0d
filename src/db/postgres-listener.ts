import pg from 'pg';

/** Milliseconds. */
const connectTimeout = 5000;
const retryDelay = 1000;

export interface Listener {
  close: () => Promise<void>;
}

/**
 * Hears a channel's notifications on a connection of its own, which is opened again whenever it breaks. `hear` is
 * also called when it begins to listen: what was said before that is not repeated.
 */
export function listenTo(
  url: string,
  channel: string,
  hear: () => void,
  onError: (error: unknown) => void,
): Listener {
  let current: pg.Client | null = null;
  let closed = false;

  async function open(): Promise<void> {
    if (closed) return;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeout });
    current = client;
    const broken = (error?: unknown) => {
      if (current !== client) return;
      current = null;
      if (error) onError(error);
      client.end().catch(onError);
      setTimeout(() => void open(), retryDelay).unref();
    };
    client.on('notification', hear);
    client.on('error', broken);
    client.on('end', () => broken());
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      hear();
    } catch (error) {
      broken(error);
    }
  }

  void open();
  return {
    async close() {
      closed = true;
      const client = current;
      current = null;
      await client?.end();
    },
  };
}
