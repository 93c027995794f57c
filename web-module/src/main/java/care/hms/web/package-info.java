/**
 * The edge: REST resources that parse, call a use case and answer, and what every answer has in common. Nothing here
 * decides anything about hospitals.
 */
package care.hms.web;
