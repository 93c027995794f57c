package care.hms.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.PropertyNotFoundException;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.VariableMapper;
import org.junit.jupiter.api.Test;

class RecordResolverTest {

    /** Something with components. */
    public record Point(int x, int y) {}

    private final RecordResolver resolver = new RecordResolver();
    private final ELContext context = new ELContext() {
        @Override
        public ELResolver getELResolver() {
            return resolver;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
            return null;
        }
    };

    @Test
    void aComponentIsReadByItsName() {
        assertThat(resolver.getValue(context, new Point(3, 4), "y")).isEqualTo(4);
        assertThat(context.isPropertyResolved()).isTrue();
    }

    @Test
    void whatIsNoRecordIsLeftToOthers() {
        assertThat(resolver.getValue(context, "text", "bytes")).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void whatThereIsNotIsAMistakeOfThePage() {
        assertThatThrownBy(() -> resolver.getValue(context, new Point(3, 4), "z"))
                .isInstanceOf(PropertyNotFoundException.class);
    }

    @Test
    void nothingIsWritten() {
        assertThatThrownBy(() -> resolver.setValue(context, new Point(3, 4), "x", 5))
                .isInstanceOf(PropertyNotWritableException.class);
    }
}
