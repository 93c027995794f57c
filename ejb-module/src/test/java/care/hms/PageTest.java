package care.hms;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @ParameterizedTest(name = "page {0} of {1}: {2}")
    @CsvSource({
        "0, 1, ",
        "0, 200, ",
        "1000000, 200, ",
        "-1, 20, page",
        "1000001, 20, page",
        "0, 0, size",
        "0, 201, size",
    })
    void aPageBeginsAtZeroAndHoldsAtMostTwoHundred(int page, int size, String wrong) {
        if (wrong == null) {
            assertThatCode(() -> Page.require(page, size)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> Page.require(page, size))
                    .isInstanceOf(Invalid.class)
                    .hasMessageStartingWith(wrong + ":");
        }
    }
}
