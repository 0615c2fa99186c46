/** Between two mails with a code to one address. */
export const resendSeconds = 60;
