/** So many at once, and so many more each hour. */
export type Limit = { burst: number; perHour: number };

type Limits = {
  /** Of one account, address or device: whatever the caller names. */
  account?: Limit;
  /** Of one network address (networkOf). */
  network?: Limit;
  /** Of everybody together. */
  global: Limit;
};

/**
 * Promise U2. A right try is given back, so these are counts of wrong ones. Sign-in counts what was typed: with a
 * username and an email that is at most 20 checks an hour for one account (T24), and nobody learns by the limit which
 * username belongs to which email. A known device is counted by itself: strangers cannot keep its owner out.
 */
export const limits = {
  "sign-in": {
    account: { burst: 5, perHour: 5 },
    network: { burst: 30, perHour: 120 },
    global: { burst: 600, perHour: 36_000 },
  },
  "sign-in-known-device": { account: { burst: 5, perHour: 5 }, global: { burst: 600, perHour: 36_000 } },
  "second-factor": { account: { burst: 5, perHour: 5 }, global: { burst: 600, perHour: 36_000 } },
  reauthenticate: { account: { burst: 5, perHour: 5 }, global: { burst: 600, perHour: 36_000 } },
  "password-reset": {
    account: { burst: 3, perHour: 3 },
    network: { burst: 10, perHour: 30 },
    global: { burst: 200, perHour: 3_600 },
  },
  "set-password": { network: { burst: 20, perHour: 60 }, global: { burst: 200, perHour: 7_200 } },
  registration: { network: { burst: 10, perHour: 20 }, global: { burst: 200, perHour: 3_600 } },
  // A form that is sent again, its first answer lost: it may have a password of one's own compared once more.
  "registration-repeat": { account: { burst: 3, perHour: 3 }, global: { burst: 200, perHour: 3_600 } },
  "username-check": { network: { burst: 60, perHour: 600 }, global: { burst: 1_000, perHour: 36_000 } },
  "email-code": {
    account: { burst: 5, perHour: 10 },
    network: { burst: 10, perHour: 30 },
    global: { burst: 200, perHour: 7_200 },
  },
  "confirm-email": {
    account: { burst: 10, perHour: 20 },
    network: { burst: 30, perHour: 120 },
    global: { burst: 600, perHour: 36_000 },
  },
  // A STIR or PINFL of a partner: five a day.
  "tax-number": { account: { burst: 5, perHour: 5 / 24 }, global: { burst: 1_000, perHour: 20_000 } },
  // Each is a call to a marketplace, for people who are not approved yet.
  "key-check": {
    account: { burst: 10, perHour: 20 },
    network: { burst: 20, perHour: 60 },
    global: { burst: 100, perHour: 1_200 },
  },
} as const satisfies Record<string, Limits>;

export type AttemptKind = keyof typeof limits;

export const limitsOf = (kind: AttemptKind): Limits => limits[kind];
