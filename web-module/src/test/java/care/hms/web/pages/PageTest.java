package care.hms.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.account.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PageTest {

    private static final Path FILES = Path.of("src", "main", "webapp");

    @ParameterizedTest
    @EnumSource
    void everyPageHasItsFile(Page page) {
        assertThat(FILES.resolve(page.address().substring(1) + ".xhtml")).exists();
    }

    @ParameterizedTest
    @EnumSource
    void theAuditTakesWhatAnAttemptToOpenItIsCalled(Page page) {
        assertThat(page.operation()).matches("open[A-Z][A-Za-z]{0,55}");
    }

    /** A file that nobody named would be reached by nobody; the error page is forwarded to. */
    @Test
    void everyFileIsAPage() throws IOException {
        try (var files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".xhtml"))
                            .filter(name -> !name.equals("problem.xhtml"))
                            .map(name -> "/" + name.replace(".xhtml", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(Page.values()).map(Page::address).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RECEPTIONIST, TODAY",
        "NURSE, TODAY",
        "DOCTOR, TODAY",
        "HOSPITAL_ADMIN, TODAY",
        "PATIENT, HOME",
        "SYSTEM_ADMIN, HOME"
    })
    void everyRoleArrivesSomewhereItMayBe(Role role, Page first) {
        assertThat(Page.firstOf(role)).isEqualTo(first);
        assertThat(first.isFor(role)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotForPatientsIsNotInTheirNavigation(Page page) {
        assertThat(Page.navigationOf(Role.PATIENT)).doesNotContain(page);
    }

    /** A page holds no script of its own, which the policy would refuse, and shows nothing unescaped. */
    @Test
    void noPageHoldsAScriptOrShowsAnythingUnescaped() throws IOException {
        try (var files = Files.walk(FILES)) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                assertThat(Files.readString(file))
                        .as("%s", file)
                        .doesNotContainPattern(
                                "<script(?![^>]* src=)|<style|escape=\"false\"|javascript:|<f:ajax|<f:websocket");
            }
        }
    }
}
