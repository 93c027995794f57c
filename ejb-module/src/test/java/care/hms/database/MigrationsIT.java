package care.hms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.database.Sql.Refused;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsIT {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final TestDatabase database = TestDatabase.shared();

    @Test
    void theMappingFitsTheMigratedSchema() {
        var schema = database.factory().unwrap(SessionFactory.class).getSchemaManager();

        assertThatCode(schema::validateMappedObjects).doesNotThrowAnyException();
    }

    @Test
    void everyEntityIsMapped() {
        var entities = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("care.hms").stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .map(JavaClass::getName);

        assertThat(entities)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(database.factory().getMetamodel().getEntities().stream()
                        .map(type -> type.getJavaType().getName())
                        .toList());
    }

    @Test
    void aSecondStartMigratesNothing() {
        assertThat(database.migrate().migrationsExecuted).isZero();
    }

    @Test
    void commitsAreDurableAsInTheProduct() {
        assertThat(database.sql().value(String.class, "show fsync")).isEqualTo("on");
        assertThat(database.sql().value(String.class, "show synchronous_commit"))
                .isEqualTo("on");
    }

    @Test
    void theApplicationWorksWithEveryTable() {
        assertThat(database.sql().rows("""
                select tablename from pg_tables
                 where schemaname = 'public' and tablename not in ('flyway_schema_history', 'audit_events')
                   and not (has_table_privilege('hms_app', schemaname || '.' || tablename, 'select')
                        and has_table_privilege('hms_app', schemaname || '.' || tablename, 'insert')
                        and has_table_privilege('hms_app', schemaname || '.' || tablename, 'update')
                        and has_table_privilege('hms_app', schemaname || '.' || tablename, 'delete'))""")).isEmpty();
        assertThat(database.sql()
                        .value(
                                Boolean.class,
                                "select has_table_privilege('hms_app', 'audit_events', 'select')"
                                        + " and has_table_privilege('hms_app', 'audit_events', 'insert')"))
                .isTrue();
        assertThat(database.sql().count("pg_tables where tablename like 'act\\_ru\\_%'"))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table mine (id int)",
                "create temporary table mine (id int)",
                "create schema mine",
                "create function mine() returns int language sql as 'select 1'",
                "alter table appointments add column mine int",
                "alter table appointments disable trigger all",
                "drop table appointments",
                "drop index appointment_slot_once",
                "truncate idempotency_keys",
                "create index mine on appointments (reason)",
                "create role mine",
            })
    void theApplicationChangesNoSchema(String statement) {
        assertThatThrownBy(() -> database.sql().run(statement))
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .extracting(Refused::state)
                .isEqualTo(INSUFFICIENT_PRIVILEGE);
    }
}
