package care.hms.platform;

/** Timers are being picked up: the age of the last acquisition, not merely a running thread. */
public interface JobExecutorProbe extends Probe {}
