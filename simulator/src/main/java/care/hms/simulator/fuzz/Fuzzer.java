package care.hms.simulator.fuzz;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Asks every operation in turn until the time is over. Each operation draws from a random source of its own, made from
 * the seed and its name: the same seed sends the same sequence to one operation whichever others are asked beside it,
 * except for the ids and versions of what is there.
 */
final class Fuzzer {

    /** Shapes of values do not depend on it; jqwik wants to know how many are to come. */
    private static final int MANY = 1_000;

    private static final int MOST_FINDINGS = 20;
    private static final int MOST_SHRINKS = 300;
    private static final Duration LONGEST_SHRINKING = Duration.ofSeconds(20);
    private static final int LONGEST_ANSWER_SHOWN = 500;

    private final Line line;
    private final People people;
    private final long seed;
    private final Set<String> only;
    private final KnownThings known = new KnownThings();
    private final Attempts attempts;
    private final SortedMap<String, SortedMap<Integer, Integer>> counts = new TreeMap<>();
    private final Map<String, String> leftOut = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> found = new HashSet<>();

    /** @param only the ids of the operations to be asked; none: all */
    Fuzzer(Line line, String password, long seed, Set<String> only, Clock realTime) {
        this.line = line;
        this.people = new People(line, password, realTime);
        this.seed = seed;
        this.only = Set.copyOf(only);
        this.attempts = new Attempts(known, new Values(known, realTime));
    }

    /** Runs for so long; a finding is shrunk in time of its own. */
    FuzzReport run(Duration time) throws IOException {
        var all = operations();
        var asked = all.stream()
                .filter(operation -> only.isEmpty() || only.contains(operation.id()))
                .filter(operation -> !leftOut.containsKey(operation.id()))
                .toList();
        if (asked.isEmpty()) {
            throw new FuzzFault("no operation is called " + only);
        }
        getToKnow(all);
        Map<Operation, Doors> doors = new LinkedHashMap<>();
        for (var operation : asked) {
            doors.put(operation, Doors.of(operation, line, people));
        }
        JqwikSession.run(() -> ask(doors, time));
        return new FuzzReport(seed, counts, leftOut, List.copyOf(findings));
    }

    private List<Operation> operations() throws IOException {
        var document = line.get("/openapi?format=JSON")
                .json()
                .orElseThrow(() -> new FuzzFault("the server shows no OpenAPI document"));
        return new ApiDescription(document).operations();
    }

    /** Signs everybody in and reads every list once. */
    private void getToKnow(List<Operation> operations) throws IOException {
        for (var who : People.DEMO) {
            known.spare(people.signIn(who).path("id").asText());
            for (var operation : operations) {
                if (operation.method().equals("GET") && !operation.path().contains("{")) {
                    var reply = send(Attempt.plain(operation, who, operation.path()));
                    if (operation.id().equals("readClock") && isSimulated(reply)) {
                        leftOut.put("setClock", "it would move the simulated time on which all others depend");
                    }
                }
            }
        }
    }

    private static boolean isSimulated(Reply clock) {
        return clock.json()
                .map(body -> body.at("/data/simulated").asBoolean(false))
                .orElse(false);
    }

    private void ask(Map<Operation, Doors> operations, Duration time) {
        Map<Operation, RandomGenerator<Attempt>> generators = new LinkedHashMap<>();
        Map<Operation, Random> randoms = new HashMap<>();
        operations.forEach((operation, doors) -> {
            generators.put(operation, attempts.of(operation, doors).generator(MANY, true));
            randoms.put(operation, new Random(seed ^ ((long) operation.id().hashCode() << 20)));
        });
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < time.toNanos() && findings.size() < MOST_FINDINGS) {
            for (var operation : generators.entrySet()) {
                var drawn = operation.getValue().next(randoms.get(operation.getKey()));
                var unmet = unmet(drawn.value());
                if (unmet.isPresent() && found.add(operation.getKey().id() + unmet.get())) {
                    findings.add(smallest(drawn, unmet.get()));
                }
                JqwikSession.finishTry();
            }
        }
    }

    /** Looks for a smaller request with the same fault. */
    private Finding smallest(Shrinkable<Attempt> drawn, String unmet) {
        var smallest = drawn;
        var begun = System.nanoTime();
        var tried = 0;
        var smaller = Optional.of(drawn);
        while (smaller.isPresent()) {
            smallest = smaller.get();
            smaller = Optional.empty();
            for (var candidate : (Iterable<Shrinkable<Attempt>>) smallest.shrink()::iterator) {
                if (++tried > MOST_SHRINKS || System.nanoTime() - begun > LONGEST_SHRINKING.toNanos()) {
                    break;
                }
                if (unmet(candidate.value()).filter(unmet::equals).isPresent()) {
                    smaller = Optional.of(candidate);
                    break;
                }
            }
        }
        return new Finding(unmet, smallest.value(), lastAnswer(smallest.value()));
    }

    private String lastAnswer(Attempt attempt) {
        try {
            var reply = send(attempt);
            var text = reply.text();
            return reply.status() + " "
                    + (text.length() > LONGEST_ANSWER_SHOWN ? text.substring(0, LONGEST_ANSWER_SHOWN) + "..." : text);
        } catch (IOException dropped) {
            return dropped.toString();
        }
    }

    private Optional<String> unmet(Attempt attempt) {
        try {
            var reply = send(attempt);
            if (reply.status() == 401 && reply.code().startsWith("auth.token") && people.isDemo(attempt.who())) {
                // Some act may have ended the token; then a new one must do.
                people.forget(attempt.who());
                reply = send(attempt);
                if (reply.status() == 401 && reply.code().startsWith("auth.token")) {
                    return Optional.of("a fresh token that is refused");
                }
            }
            return Demands.unmet(attempt, reply);
        } catch (IOException dropped) {
            count(attempt.operation(), 0);
            return Optional.of("no answer: " + dropped.getClass().getSimpleName());
        }
    }

    private Reply send(Attempt attempt) throws IOException {
        var reply = line.send(attempt, people.token(attempt.who()));
        count(attempt.operation(), reply.status());
        if (reply.isSuccess()) {
            known.learn(
                    attempt.operation().path(),
                    reply.json().map(body -> body.path("data")).orElse(MissingNode.getInstance()));
        }
        return reply;
    }

    private void count(Operation operation, int status) {
        counts.computeIfAbsent(operation.id(), id -> new TreeMap<>()).merge(status, 1, Integer::sum);
    }
}
