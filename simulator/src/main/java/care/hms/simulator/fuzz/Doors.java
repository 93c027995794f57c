package care.hms.simulator.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who gets past the door of an operation. The document does not say; whoever is let in hears something else than a
 * refusal of the door, even to a request that says nothing.
 *
 * @param admitted of the demo's people; all of them when it cannot be told
 * @param open whether nobody need sign in
 */
record Doors(List<String> admitted, boolean open) {

    Doors {
        admitted = List.copyOf(admitted);
    }

    static Doors of(Operation operation, Line line, People people) throws IOException {
        var admitted = new ArrayList<String>();
        for (var who : People.DEMO) {
            if (line.send(knock(operation, who), people.token(who)).status() != 403) {
                admitted.add(who);
            }
        }
        var open = !line.send(knock(operation, People.NOBODY), null).code().equals("auth.token-missing");
        return new Doors(admitted.isEmpty() ? People.DEMO : admitted, open);
    }

    /** About nothing that exists, and with a body that cannot be meant. */
    private static Attempt knock(Operation operation, String who) {
        var path = operation.path().replaceAll("\\{\\w+}", "00000000-0000-4000-8000-000000000000");
        var attempt = Attempt.plain(operation, who, path);
        return operation.body().isPresent() ? attempt.withBody("[") : attempt;
    }
}
