/**
 * Sends valid and nearly valid requests, made from the server's own OpenAPI document, and demands of every answer what
 * holds for all: never a failure of ours, always the documented shape, nothing about our insides. Values are made and
 * shrunk with jqwik's generators; what to send and what to demand stands here.
 */
package care.hms.simulator.fuzz;
