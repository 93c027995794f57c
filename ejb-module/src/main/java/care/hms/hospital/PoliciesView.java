package care.hms.hospital;

import care.hms.Traced;
import java.util.UUID;

/** A hospital's policies and the version to change them from. */
public record PoliciesView(UUID id, Policies policies, long version) implements Traced {}
