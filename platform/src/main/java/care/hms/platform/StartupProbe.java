package care.hms.platform;

/** What must have happened once: migrations done, engine built, demo seeded where wanted. */
public interface StartupProbe extends Probe {}
