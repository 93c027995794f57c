package care.hms.web.pages.today;

import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import care.hms.appointment.Vitals;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a nurse types into the form, read as numbers; a comma is as good as a point. */
final class VitalsForm {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}([.,][0-9]{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");

    private final HttpServletRequest request;
    private final List<FieldError> errors = new ArrayList<>();

    private VitalsForm(HttpServletRequest request) {
        this.request = request;
    }

    /** @throws Invalid names every field that holds no number; the ranges are the use case's */
    static Vitals read(HttpServletRequest request) {
        var form = new VitalsForm(request);
        var vitals = new Vitals(
                form.number("temperatureCelsius"),
                form.whole("systolicMmHg"),
                form.whole("diastolicMmHg"),
                form.whole("pulsePerMinute"),
                form.whole("oxygenSaturationPercent"),
                form.whole("respirationsPerMinute"),
                form.number("weightKg"),
                form.number("heightCm"));
        if (!form.errors.isEmpty()) {
            throw new Invalid(form.errors);
        }
        return vitals;
    }

    private BigDecimal number(String field) {
        var text = text(field, NUMBER);
        return text == null ? null : new BigDecimal(text.replace(',', '.'));
    }

    private Integer whole(String field) {
        var text = text(field, WHOLE);
        return text == null ? null : Integer.valueOf(text);
    }

    private String text(String field, Pattern shape) {
        var text = request.getParameter(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!shape.matcher(text.strip()).matches()) {
            errors.add(new FieldError(field, "a number"));
            return null;
        }
        return text.strip();
    }
}
