package care.hms.platform;

/** What must have happened once: migrations done, engine built and its model deployed. */
public interface StartupProbe extends Probe {}
