/**
 * The door in front of Camunda's web application: who may ask it what, and the record of what is changed by it. The
 * engine decides once more, by its own authorizations and tenants, so that a mistake on one side opens nothing.
 */
package care.hms.cockpit;
