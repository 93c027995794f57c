package care.hms.sweep;

import static java.lang.System.Logger.Level.ERROR;

import care.hms.Source;
import care.hms.hospital.HospitalRules;
import care.hms.hospital.Rules;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a tick of the calendar does (decision T8): one run for every hospital that is open at that minute, and none while
 * all of them are closed.
 */
@Dependent
class CalendarSweep {

    private static final System.Logger LOGGER = System.getLogger(CalendarSweep.class.getName());

    private final RunSweep runSweep;
    private final HospitalRules hospitals;
    private final NodeMemory memory;

    @Inject
    CalendarSweep(RunSweep runSweep, HospitalRules hospitals, NodeMemory memory) {
        this.runSweep = runSweep;
        this.hospitals = hospitals;
        this.memory = memory;
    }

    void run(Instant tick) {
        readZones();
        var zones = memory.zones();
        var closed = closedAt(tick, zones.orElse(Map.of()));
        if (zones.isEmpty() || closed.size() < zones.get().size()) {
            runSweep.run(UUID.randomUUID(), Source.CRON, closed);
        }
    }

    /** Without a database the hospitals' zones are as last read; a run that then fails is remembered. */
    private void readZones() {
        try {
            memory.knowZones(hospitals.ofAll().stream().collect(Collectors.toMap(Rules::hospitalId, Rules::zone)));
        } catch (RuntimeException e) {
            LOGGER.log(ERROR, "the hospitals'' zones cannot be read: {0}", Work.reason(e));
        }
    }

    private static Set<UUID> closedAt(Instant tick, Map<UUID, ZoneId> zones) {
        return zones.entrySet().stream()
                .filter(hospital -> !SweepCalendar.isOpen(tick, hospital.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
