import { z } from "zod";
import { channelKind, findChannelFault, userOfChannel } from "./channel-name.ts";
import type { Connection, Hub, Member } from "./hub.ts";
import { MAX_DATA_BYTES, MAX_EVENT_NAME, MAX_PRESENCE_MEMBERS, MAX_USER_ID, MAX_USER_INFO_BYTES } from "./limits.ts";
import { type AppKeys, isVouchedFor } from "./signature.ts";

const messageSchema = z.object({ event: z.string(), channel: z.string().optional(), data: z.unknown() });

const subscribeSchema = z.object({
  channel: z.string(),
  auth: z.string().nullish(),
  channel_data: z.string().nullish(),
});

const signinSchema = z.object({ auth: z.string(), user_data: z.string() });

const userId = z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1).max(MAX_USER_ID));
const userInfo = z
  .unknown()
  .refine((info) => Buffer.byteLength(JSON.stringify(info) ?? "") <= MAX_USER_INFO_BYTES)
  .optional();
const channelDataSchema = z.object({ user_id: userId, user_info: userInfo });
const userDataSchema = z.object({ id: userId, user_info: userInfo });

type Session = { connection: Connection; hub: Hub; keys: AppKeys; mayTrigger(): boolean };

type Refusal = { code: number | null; message: string };

/** Answers one text frame of a client, after the Pusher Channels protocol, version 7. */
export function handleClientMessage(session: Session, text: string): void {
  const message = messageSchema.safeParse(parseJson(text));
  const refusal = message.success
    ? answer(session, message.data)
    : refuse("Malformed message: expected JSON with an event name");
  if (refusal) session.connection.send({ event: "pusher:error", data: refusal });
}

function answer(session: Session, { event, channel, data }: z.infer<typeof messageSchema>): Refusal | null {
  switch (event) {
    case "pusher:ping":
      session.connection.send({ event: "pusher:pong", data: "{}" });
      return null;
    case "pusher:pong":
      return null;
    case "pusher:subscribe":
      return subscribe(session, data);
    case "pusher:unsubscribe":
      return unsubscribe(session, data);
    case "pusher:signin":
      return signIn(session, data);
    default:
      return event.startsWith("client-")
        ? triggerClientEvent(session, event, channel ?? "", data)
        : refuse(`Unknown event: ${event}`);
  }
}

function subscribe(session: Session, data: unknown): Refusal | null {
  const { connection, hub } = session;
  const request = subscribeSchema.safeParse(data);
  if (!request.success) return refuse("Malformed subscription: expected a channel name");
  const { channel, auth, channel_data: channelData } = request.data;
  const kind = channelKind(channel);
  const fault = findChannelFault(channel);
  if (fault) return refuse(fault);
  if (hub.isSubscribed(connection, channel)) return refuse(`Existing subscription to channel ${channel}`);
  if (kind === "user" && connection.user?.id !== userOfChannel(channel)) {
    return refuse(`The connection is not signed in as the user of ${channel}`);
  }
  if (kind === "private" || kind === "presence") {
    const text = [connection.socketId, channel, ...(channelData ? [channelData] : [])].join(":");
    if (!auth || !isVouchedFor(session.keys, auth, text)) {
      return refuse(`Invalid signature: expected the HMAC SHA256 hex digest of ${text}`);
    }
  }
  if (kind !== "presence") {
    hub.subscribe(connection, channel);
    connection.send({ event: "pusher_internal:subscription_succeeded", channel, data: "{}" });
    return null;
  }
  const member = channelData ? readMember(channelData) : connection.user;
  if (!member) return refuse(`Invalid channel_data for presence channel ${channel}`);
  if (!hub.subscribe(connection, channel, member)) {
    return refuse(`Presence channel ${channel} is full: at most ${MAX_PRESENCE_MEMBERS} members`);
  }
  connection.send({ event: "pusher_internal:subscription_succeeded", channel, data: describePresence(hub, channel) });
  return null;
}

function unsubscribe({ connection, hub }: Session, data: unknown): Refusal | null {
  const request = subscribeSchema.pick({ channel: true }).safeParse(data);
  if (!request.success) return refuse("Malformed unsubscription: expected a channel name");
  hub.unsubscribe(connection, request.data.channel);
  return null;
}

/** Unlike a refused subscription, a refused sign-in ends the connection. */
function signIn({ connection, keys }: Session, data: unknown): null {
  const request = signinSchema.safeParse(data).data;
  const user = userDataSchema.safeParse(parseJson(request?.user_data ?? "")).data;
  if (request && user && isVouchedFor(keys, request.auth, `${connection.socketId}::user::${request.user_data}`)) {
    connection.user = { id: user.id, info: user.user_info ?? {} };
    connection.send({ event: "pusher:signin_success", data: JSON.stringify({ user_data: request.user_data }) });
  } else {
    connection.close(4009, "Connection not authorized: invalid sign-in");
  }
  return null;
}

function triggerClientEvent(session: Session, event: string, channel: string, data: unknown): Refusal | null {
  const { connection, hub } = session;
  if (!["private", "presence"].includes(channelKind(channel))) {
    return refuse("Client event rejected: only private and presence channels take client events", 4301);
  }
  if (!hub.isSubscribed(connection, channel)) {
    return refuse(`Client event rejected: not subscribed to ${channel}`, 4301);
  }
  if (event.length > MAX_EVENT_NAME) return refuse("Client event rejected: its name is too long", 4301);
  if (Buffer.byteLength(JSON.stringify(data) ?? "") > MAX_DATA_BYTES) {
    return refuse(`Client event rejected: more than ${MAX_DATA_BYTES} bytes of data`, 4301);
  }
  if (!session.mayTrigger()) return refuse("Client event rejected: rate limit exceeded", 4301);
  const member = hub.memberOf(connection, channel);
  hub.publish({ event, channel, data, ...(member ? { user_id: member.id } : {}) }, connection.socketId);
  return null;
}

function describePresence(hub: Hub, channel: string): string {
  const members = [...hub.membersOf(channel).values()];
  const hash = Object.fromEntries(members.map(({ id, info }) => [id, info]));
  return JSON.stringify({ presence: { ids: members.map(({ id }) => id), hash, count: members.length } });
}

function readMember(channelData: string): Member | undefined {
  const { success, data } = channelDataSchema.safeParse(parseJson(channelData));
  return success ? { id: data.user_id, info: data.user_info ?? {} } : undefined;
}

/** Refusals that leave the connection open carry no code, as with the hosted service. */
function refuse(message: string, code: number | null = null): Refusal {
  return { code, message };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
