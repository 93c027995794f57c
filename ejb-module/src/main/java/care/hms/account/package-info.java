/**
 * Who may sign in and what they may do: accounts and passwords, sign-in and its throttle, tokens, and the roles table
 * that every use case asks. Sign-in, tokens and throttle live in real time, whatever the domain's clock shows.
 */
package care.hms.account;
