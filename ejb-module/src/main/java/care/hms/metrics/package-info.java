/**
 * Publishes figures (monitoring/README.md lists them): what is counted as it happens is this node's, what is read from
 * rows is the whole system's. Nobody but the edge that shows them knows this component.
 */
package care.hms.metrics;
