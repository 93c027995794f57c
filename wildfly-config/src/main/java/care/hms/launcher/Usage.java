package care.hms.launcher;

/** What {@code ./run --help} prints. */
final class Usage {

    static final String TEXT = """
            HMS No-Show

              ./run                                     start the system; Ctrl-C stops it
              ./run replay FILE --date D [--speed N]    live a recorded clinic day and compare
              ./run replay --demo                       the same with a small recording of our own
              ./run replay --help                       everything a replay can be told
              ./run --help                              this text

            Settings are read from the environment:

              HMS_HTTP_HOST        address of the application             127.0.0.1
              HMS_HTTP_PORT        its port                               8080
              HMS_MANAGEMENT_PORT  port of health, on 127.0.0.1           9990
              HMS_DATA_DIR         rows, keys, passwords, logs            data/ in the project
              HMS_LOG_FORMAT       text or json                           text in a terminal, else json
              HMS_DEMO             seed an empty database as a demo       true; false with POSTGRESQL_HOST
              HMS_DEMO_PASSWORD    password of all demo accounts          generated, kept and printed
              HMS_CLOCK_START      simulated time, demo only: local time  real time
              HMS_CLOCK_SPEED      simulated seconds in a second, 1-3600  1
              HMS_CLOCK_PAUSED     true: simulated time stands still      false
              HMS_ADMIN_USERNAME   first SYSTEM_ADMIN when not a demo
              HMS_ADMIN_PASSWORD   that person's first password
              HMS_JWT_ISSUER       issuer of tokens                       hms-no-show
              HMS_JWT_AUDIENCE     audience of tokens                     hms-api
              HMS_JWT_KEY_FILE     PKCS#8 PEM, P-256                      generated in HMS_DATA_DIR

              POSTGRESQL_HOST            use this server and start none
              POSTGRESQL_PORT            its port                         5432; 15432 for our own
              POSTGRESQL_DATABASE        database                         hms
              POSTGRESQL_USER            role of the application          hms_app
              POSTGRESQL_PASSWORD        its password
              POSTGRESQL_OWNER_USER      role that owns the tables        hms_owner
              POSTGRESQL_OWNER_PASSWORD  its password
              POSTGRESQL_SSLMODE         as in PostgreSQL's manual        prefer
            """;

    private Usage() {}
}
