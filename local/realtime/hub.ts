import { channelKind } from "./channel-name.ts";
import { MAX_PRESENCE_MEMBERS } from "./limits.ts";

export type Member = { id: string; info: unknown };

type Message = { event: string; channel?: string; data: unknown; user_id?: string };

export type Connection = {
  socketId: string;
  openedAt: Date;
  /** Set by a successful `pusher:signin`. */
  user: Member | undefined;
  send(message: Message): void;
  close(code: number, reason: string): void;
};

type Subscription = { connection: Connection; member: Member | undefined };

type PublishedEvent = { at: Date; channel: string; name: string; bytes: number; receivers: number };

export type Hub = ReturnType<typeof createHub>;

const RECENT_EVENTS = 50;

/** Who is connected and who listens to what. Lives in memory, like the sockets it describes. */
export function createHub() {
  const connections = new Map<string, Connection>();
  const channels = new Map<string, Map<string, Subscription>>();
  const recent: PublishedEvent[] = [];

  function membersOf(channel: string): Map<string, Member> {
    const members = new Map<string, Member>();
    for (const { member } of channels.get(channel)?.values() ?? []) {
      if (member && !members.has(member.id)) members.set(member.id, member);
    }
    return members;
  }

  function broadcast(channel: string, message: Message, exceptSocketId?: string): number {
    let receivers = 0;
    for (const { connection } of channels.get(channel)?.values() ?? []) {
      if (connection.socketId === exceptSocketId) continue;
      connection.send(message);
      receivers += 1;
    }
    return receivers;
  }

  function unsubscribe(connection: Connection, channel: string): void {
    const subscriptions = channels.get(channel);
    const subscription = subscriptions?.get(connection.socketId);
    if (!subscriptions || !subscription) return;
    subscriptions.delete(connection.socketId);
    if (subscriptions.size === 0) channels.delete(channel);
    const { member } = subscription;
    if (member && !membersOf(channel).has(member.id)) {
      const data = JSON.stringify({ user_id: member.id });
      broadcast(channel, { event: "pusher_internal:member_removed", channel, data });
    }
  }

  return {
    membersOf,
    unsubscribe,

    connect: (connection: Connection) => void connections.set(connection.socketId, connection),

    disconnect(connection: Connection): void {
      for (const channel of [...channels.keys()]) unsubscribe(connection, channel);
      connections.delete(connection.socketId);
    },

    isSubscribed: (connection: Connection, channel: string) => !!channels.get(channel)?.has(connection.socketId),

    memberOf: (connection: Connection, channel: string) => channels.get(channel)?.get(connection.socketId)?.member,

    /** Announces a member only with their first connection. False: the presence channel is full. */
    subscribe(connection: Connection, channel: string, member?: Member): boolean {
      const present = membersOf(channel);
      const isNew = member !== undefined && !present.has(member.id);
      if (isNew && present.size >= MAX_PRESENCE_MEMBERS) return false;
      const subscriptions = channels.get(channel) ?? new Map<string, Subscription>();
      channels.set(channel, subscriptions.set(connection.socketId, { connection, member }));
      if (isNew) {
        const data = JSON.stringify({ user_id: member.id, user_info: member.info });
        broadcast(channel, { event: "pusher_internal:member_added", channel, data }, connection.socketId);
      }
      return true;
    },

    publish(message: Message & { channel: string }, exceptSocketId?: string): void {
      const receivers = broadcast(message.channel, message, exceptSocketId);
      const text = typeof message.data === "string" ? message.data : (JSON.stringify(message.data) ?? "");
      recent.unshift({
        at: new Date(),
        channel: message.channel,
        name: message.event,
        bytes: Buffer.byteLength(text),
        receivers,
      });
      recent.length = Math.min(recent.length, RECENT_EVENTS);
    },

    terminateUser(userId: string): void {
      for (const connection of [...connections.values()]) {
        if (connection.user?.id === userId) connection.close(4009, "You got disconnected by the app.");
      }
    },

    subscriberCount: (channel: string) => channels.get(channel)?.size ?? 0,

    /** Names of occupied channels, without the inner ones of signed-in users. */
    channelNames: () => [...channels.keys()].filter((name) => channelKind(name) !== "user").sort(),

    channelsOf: (connection: Connection) =>
      [...channels].filter(([, subscriptions]) => subscriptions.has(connection.socketId)).map(([name]) => name),

    connections: () => [...connections.values()],

    recentEvents: (): readonly PublishedEvent[] => recent,
  };
}
