package care.hms.hospital;

/** A hospital decided otherwise: whoever waits by its rules waits by the new ones from now on (E5). */
public record PoliciesChanged(Rules before, Rules after) {}
