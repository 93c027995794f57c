package care.hms.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    private Path folder;

    @Test
    void onlyItsOwnerMayReadIt() throws Exception {
        var file = folder.resolve("secrets/one");

        new SecretFile(file).readOrKeep(Passwords::forMachines);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aSecretOnceKeptStays() {
        var file = new SecretFile(folder.resolve("one"));

        var first = file.readOrKeep(Passwords::forMachines);

        assertThat(file.readOrKeep(Passwords::forMachines)).isEqualTo(first).hasSize(32);
    }

    @Test
    void whatARunThatDiedHalfWayLeftIsReplaced() throws Exception {
        Files.writeString(folder.resolve("one.new"), "half");

        assertThat(new SecretFile(folder.resolve("one")).readOrKeep(() -> "whole"))
                .isEqualTo("whole");
        assertThat(folder.resolve("one.new")).doesNotExist();
    }
}
