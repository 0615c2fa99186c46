/** Limits of the hosted service, from the Pusher Channels documentation (read November 2026). */
export const MAX_DATA_BYTES = 10_240;
export const MAX_CHANNELS_PER_EVENT = 100;
export const MAX_BATCH = 10;
export const MAX_EVENT_NAME = 200;
export const MAX_CHANNEL_NAME = 164;
export const MAX_PRESENCE_MEMBERS = 100;
export const MAX_USER_ID = 128;
export const MAX_USER_INFO_BYTES = 1_024;
export const CLIENT_EVENTS_PER_SECOND = 10;
/** Seconds by which the clock of a signed request may differ from ours. */
export const TIMESTAMP_WINDOW_S = 600;
