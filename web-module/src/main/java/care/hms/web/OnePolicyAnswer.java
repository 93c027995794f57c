package care.hms.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * An answer with one Content-Security-Policy. The server sets one before anybody is asked (headers.cli); PrimeFaces adds
 * that of its page, with a nonce for each answer, which is meant to stand in its place.
 */
final class OnePolicyAnswer extends HttpServletResponseWrapper {

    private static final String POLICY = "Content-Security-Policy";

    OnePolicyAnswer(HttpServletResponse answer) {
        super(answer);
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase(POLICY)) {
            setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }
}
