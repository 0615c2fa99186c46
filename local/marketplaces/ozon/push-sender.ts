export type PushSender = {
  /** Sends now and again on the schedule until it is answered well; nothing waits for it. */
  send(message: { message_type: string }): void;
  /** Ozon's check of a new address: null when it answers as documented, else the documented error code. */
  check(url: string): Promise<string | null>;
  close(): void;
};

type Options = {
  /** The addresses that this type goes to and that are not suspended. */
  listReceivers(type: string): { id: number; url: string }[];
  /** How a receiver has answered, once for each attempt. */
  count(receiverId: number, isTaken: boolean): void;
  now(): Date;
  /** Ozon's own pauses grow up to ten minutes and end after five more tries; a demo wants them shorter. */
  retryMs: number[];
};

/** Ozon counts handling over five seconds as a failure. */
const patienceMs = 5000;

export function createPushSender({ listReceivers, count, now, retryMs }: Options): PushSender {
  const timers = new Set<NodeJS.Timeout>();
  const closing = new AbortController();

  async function post(url: string, message: object): Promise<Response> {
    return fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(message),
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(patienceMs), closing.signal]),
    });
  }

  async function deliver(message: { message_type: string }, receiverId: number, attempt: number) {
    const receiver = listReceivers(message.message_type).find(({ id }) => id === receiverId);
    if (!receiver || closing.signal.aborted) return;
    const isGood = await isTaken(receiver.url, message);
    if (closing.signal.aborted) return;
    count(receiverId, isGood);
    if (isGood) return;
    const pause = retryMs[attempt];
    if (pause === undefined) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void deliver(message, receiverId, attempt + 1);
    }, pause);
    timers.add(timer);
  }

  async function isTaken(url: string, message: object): Promise<boolean> {
    try {
      const response = await post(url, message);
      const answer: unknown = await response.json();
      return response.status === 200 && (answer as { result?: unknown } | null)?.result === true;
    } catch {
      return false;
    }
  }

  return {
    send: (message) => {
      for (const { id } of listReceivers(message.message_type)) void deliver(message, id, 0);
    },
    async check(url) {
      try {
        const response = await post(url, { message_type: "TYPE_PING", time: now().toISOString() });
        const text = await response.text();
        if (response.status >= 500) return "SERVER_FAULT";
        return response.status === 200 ? findFault(text) : "STATUS_CODE_NOT_OK";
      } catch (error) {
        return error instanceof Error && error.name === "TimeoutError" ? "REQUEST_TIMEOUT" : "REQUEST_ERROR";
      }
    },
    close() {
      closing.abort();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function findFault(text: string): string | null {
  if (text === "") return "EMPTY_BODY";
  try {
    const { version, name, time } = JSON.parse(text) as Record<string, unknown>;
    if (typeof version !== "string" || typeof name !== "string") return "WRONG_RESULT_FIELD";
    return typeof time === "string" && !Number.isNaN(Date.parse(time)) ? null : "WRONG_RESULT_TIME_FIELD";
  } catch {
    return "INVALID_JSON";
  }
}
