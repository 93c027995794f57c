/**
 * The rights of the person behind a patient's record: to get everything that is stored, and to be forgotten where the
 * law asks for it. Stands above all components, because a person's data stands in all of them.
 */
package care.hms.privacy;
