package care.hms.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void aSecondRunWithTheSameFolderIsRefused() {
        try (var first = DataFolder.take(folder)) {
            assertThatThrownBy(() -> DataFolder.take(folder))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("Another run already works with " + folder);
        }
    }

    @Test
    void theNextRunGetsTheFolder() {
        DataFolder.take(folder).close();

        assertThatCode(() -> DataFolder.take(folder).close()).doesNotThrowAnyException();
    }
}
