package care.hms.web.pages;

import care.hms.platform.SignInAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** In which language and colours pages are shown: kept in the browser, so that the server draws them right at once. */
@Named
@RequestScoped
public class Look {

    private static final String LANGUAGE = "hms_language";
    private static final String THEME = "hms_theme";
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    private static final Map<String, String> PRIMEFACES_THEMES = Map.of("light", "saga-blue", "dark", "arya-blue");

    @Inject
    private HttpServletRequest request;

    /** The reader's own choice, or else what the browser asks for. */
    public Locale getLocale() {
        return cookie(LANGUAGE)
                .or(this::preferred)
                .filter(Texts.LANGUAGES::contains)
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    /** {@code light} or {@code dark}. */
    public String getTheme() {
        return cookie(THEME).filter(PRIMEFACES_THEMES::containsKey).orElse("light");
    }

    /** The theme of PrimeFaces' own components that goes with it. */
    public String getPrimeFacesTheme() {
        return PRIMEFACES_THEMES.get(getTheme());
    }

    /** Where the page that is shown can be asked for again. */
    public String getAddress() {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Shows light colours from now on. */
    public void lighten() throws IOException {
        choose(THEME, "light");
    }

    /** Shows dark colours from now on. */
    public void darken() throws IOException {
        choose(THEME, "dark");
    }

    /** Speaks English from now on. */
    public void speakEnglish() throws IOException {
        choose(LANGUAGE, "en");
    }

    /** Speaks German from now on. */
    public void speakGerman() throws IOException {
        choose(LANGUAGE, "de");
    }

    private void choose(String name, String value) throws IOException {
        var faces = FacesContext.getCurrentInstance();
        faces.getExternalContext()
                .addResponseCookie(
                        name,
                        value,
                        Map.of("path", "/", "maxAge", A_YEAR, "httpOnly", true, "secure", request.isSecure()));
        faces.getExternalContext()
                .redirect(SignInAddress.local(request.getParameter("next")).orElse("/"));
    }

    private Optional<String> cookie(String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    private Optional<String> preferred() {
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(Texts.LANGUAGES::contains)
                .findFirst();
    }
}
