package care.hms.simulator.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** A measurement on the command line: it prints a report and answers whether the targets are met. */
abstract class BenchCommand implements Callable<Integer> {

    protected final BenchSystem system;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and end")
    @SuppressWarnings("UnusedVariable") // its presence is all that the command line asks for
    private boolean help;

    protected BenchCommand(BenchSystem system) {
        this.system = system;
    }

    /** What was measured. */
    interface Report {

        boolean meetsTargets();

        String table();
    }

    /** Runs the command on the system of the environment and ends the program with its exit code. */
    protected static void run(Function<BenchSystem, BenchCommand> command, String... args) {
        var system = new BenchSystem(System.getenv(), Clock.systemUTC());
        System.exit(new CommandLine(command.apply(system)).execute(args));
    }

    /** Measures once, and answers 0 when all targets are met, 1 when one is missed or nothing could be measured. */
    @Override
    public final Integer call() throws SQLException, InterruptedException {
        try (var database = system.connect()) {
            var report = measure(database);
            System.out.print(report.table());
            return report.meetsTargets() ? 0 : 1;
        } catch (BenchFault fault) {
            System.err.println(fault.getMessage());
            return 1;
        }
    }

    protected abstract Report measure(Connection database) throws SQLException, InterruptedException;
}
