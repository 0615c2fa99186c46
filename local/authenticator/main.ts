import { startAuthenticator } from "./start-authenticator.ts";

const { AUTHENTICATOR_PORT, AUTHENTICATOR_ACCOUNT, AUTHENTICATOR_SECRET, AUTHENTICATOR_STATE_FILE } = process.env;
const first =
  AUTHENTICATOR_ACCOUNT && AUTHENTICATOR_SECRET ? { name: AUTHENTICATOR_ACCOUNT, secret: AUTHENTICATOR_SECRET } : null;
const running = await startAuthenticator({
  port: Number(AUTHENTICATOR_PORT ?? 0),
  first,
  ...(AUTHENTICATOR_STATE_FILE ? { stateFile: AUTHENTICATOR_STATE_FILE } : {}),
});
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => running.close().then(() => process.exit(0)));
}
console.log(`ready ${running.url}`);
