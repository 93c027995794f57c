/**
 * The appointment's life in one deployable: each sub-package is a component of the domain that holds its entities,
 * rules, use cases and queries together. What stands here is shared vocabulary and knows none of them.
 */
package care.hms;
