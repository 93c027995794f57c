/** For administrators: whether the machine is well, what it has sent, its rules, its accounts and its audit. */
package care.hms.web.pages.operations;
