/**
 * A client of the REST interface, with logins of its own, that replays a recorded clinic day against a running server and
 * compares what the server then holds with what the recording alone says must be true.
 */
package care.hms.simulator;
