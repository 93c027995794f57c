package care.hms.platform;

/** The process engine is up and its model deployed. */
public interface EngineProbe extends Probe {}
