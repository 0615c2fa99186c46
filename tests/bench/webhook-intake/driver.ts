import { connect, type Socket } from "node:net";

export type Answer = { status: number; ms: number };
export type Load = {
  /** How many requests at once, each on a connection of its own that is kept. */
  connections: number;
  seconds: number;
  /** Requests a second in all, at even distances whatever the answers; without it as fast as the answers come. */
  rate?: number;
};
export type Sample = { path: string; body: string };

/**
 * Sends made-up requests and measures each from the moment it was due to its last byte. Plain sockets: an HTTP client
 * would take more of the two cores than the server that is measured. `onAnswer` gets the number of the request.
 */
export async function drive(
  origin: string,
  load: Load,
  make: (number: number) => Sample,
  onAnswer: (number: number, answer: Answer) => void = () => {},
): Promise<Answer[]> {
  const { hostname, port } = new URL(origin);
  const answers: Answer[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + load.seconds * 1000;
  let next = 0;
  const work = async () => {
    let socket: Socket | null = null;
    for (;;) {
      const number = next++;
      const dueAt = load.rate ? startedAt + (number / load.rate) * 1000 : performance.now();
      if (dueAt >= endsAt || performance.now() >= endsAt + 5_000) break;
      const early = dueAt - performance.now();
      if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
      socket ??= await open(hostname, Number(port));
      if (!socket) break;
      const status = await exchange(socket, requestOf(hostname, make(number)));
      const answer = { status, ms: performance.now() - dueAt };
      answers.push(answer);
      onAnswer(number, answer);
      if (status === 0) socket = null;
    }
    socket?.destroy();
  };
  await Promise.all(Array.from({ length: load.connections }, work));
  return answers;
}

function open(host: string, port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true });
    socket.once("connect", () => resolve(socket));
    // After the connection stands a broken line shows as "close".
    socket.on("error", () => resolve(null));
  });
}

const requestOf = (host: string, { path, body }: Sample) =>
  `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** The status; 0 when the line broke. */
function exchange(socket: Socket, request: string): Promise<number> {
  return new Promise((resolve) => {
    let text = "";
    const end = (status: number) => {
      socket.off("data", onData);
      socket.off("close", onClose);
      resolve(status);
    };
    const onClose = () => end(0);
    const onData = (chunk: Buffer) => {
      text += chunk.toString("latin1");
      if (isWhole(text)) end(Number(text.slice(9, 12)));
    };
    socket.on("data", onData);
    socket.once("close", onClose);
    socket.write(request);
  });
}

function isWhole(text: string): boolean {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  return length === undefined ? text.endsWith("\r\n0\r\n\r\n") : text.length >= head + 4 + Number(length);
}

export function percentile(answers: Answer[], share: number): number {
  const times = answers.map(({ ms }) => ms).sort((one, other) => one - other);
  return times[Math.max(0, Math.ceil(share * times.length) - 1)] ?? Number.NaN;
}
