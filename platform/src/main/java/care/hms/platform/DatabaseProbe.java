package care.hms.platform;

/** The database answers a statement. */
public interface DatabaseProbe extends Probe {}
