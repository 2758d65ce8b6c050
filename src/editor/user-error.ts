// An error whose message is for the user: one sentence that says what to do. All other errors are our mistakes.
export class UserError extends Error {}
