package care.hms.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryFileTest {

    private static final Instant AT = Instant.parse("2026-01-21T21:16:00.123456Z");
    private static final Memory SOME =
            new Memory(2, AT, "down", true, List.of(new Notice(Notice.Kind.ALARM, AT, "Gerät \"weg\"", AT, 2)));

    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();

    private MemoryFile file() {
        return new MemoryFile(folder.resolve("state.json"), complaints::add);
    }

    @Test
    void whereThereIsNoFileNothingHasHappenedYet() throws IOException {
        assertThat(file().read()).isEqualTo(Memory.NEW);
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadByTheNextProcessAndNothingElseIsLeft() throws IOException {
        file().write(Memory.NEW);
        file().write(SOME);
        assertThat(file().read()).isEqualTo(SOME);
        assertThat(folder).isDirectoryContaining("glob:**state.json");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "not JSON",
                "{\"failures\":2",
                "{\"failures\":2}",
                "{\"failures\":-1,\"alarmed\":false,\"unsent\":[]}",
                "{\"failures\":2,\"failingSince\":\"yesterday\",\"reason\":\"down\",\"alarmed\":true,\"unsent\":[]}",
                "{\"failures\":0,\"alarmed\":true,\"unsent\":[]}",
                "{\"failures\":1,\"failingSince\":\"2026-01-21T21:16:00Z\",\"reason\":\"down\",\"alarmed\":true,\"unsent\":[]}",
                "{\"failures\":2,\"failingSince\":\"2026-01-21T21:16:00Z\",\"alarmed\":true,\"unsent\":[]}",
                "{\"failures\":0,\"alarmed\":false,\"unsent\":[{\"kind\":\"ALARM\"}]}",
                "{\"failures\":0,\"alarmed\":false,\"unsent\":[{\"at\":\"2026-01-21T21:16:00Z\",\"reason\":\"down\",\"failingSince\":\"2026-01-21T21:16:00Z\",\"failures\":2}]}",
                "{\"failures\":0,\"alarmed\":false,\"unsent\":[{\"kind\":\"ALARM\",\"at\":\"2026-01-21T21:16:00Z\",\"reason\":\"down\",\"failures\":2}]}",
                "{\"failures\":0,\"alarmed\":false,\"unsent\":[{\"kind\":\"ALARM\",\"failingSince\":\"2026-01-21T21:16:00Z\",\"reason\":\"down\",\"failures\":2}]}",
                "{\"failures\":0,\"alarmed\":false,\"unsent\":[{\"kind\":\"RECOVERY\",\"at\":\"2026-01-21T21:16:00Z\",\"failingSince\":\"2026-01-21T21:16:00Z\",\"failures\":2}]}",
                "{\"failures\":0,\"alarmed\":false,\"unsent\":[null]}",
                "{\"failures\":0,\"alarmed\":false,\"unsent\":[{\"kind\":\"PARTY\"}]}",
                "{\"failures\":0,\"alarmed\":false,\"unsent\":[],\"more\":1}"
            })
    void aBrokenFileIsToldPutAsideAndCountsAsNone(String content) throws IOException {
        Files.writeString(folder.resolve("state.json"), content);

        assertThat(file().read()).isEqualTo(Memory.NEW);

        assertThat(complaints).singleElement().asString().contains("state.json is broken");
        assertThat(folder.resolve("state.json.broken")).hasContent(content);
        assertThat(folder.resolve("state.json")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
        file().write(SOME);
        Files.createDirectory(folder.resolve("state.json.next"));
        assertThatThrownBy(() -> file().write(Memory.NEW)).isInstanceOf(IOException.class);
        assertThat(file().read()).isEqualTo(SOME);
    }
}
