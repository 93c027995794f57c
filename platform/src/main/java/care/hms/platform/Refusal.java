package care.hms.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Why the sign-in let a request go no further. The container discards what a mechanism writes and dispatches to the web
 * module's error page instead, so the refusal travels there as a request attribute.
 */
public enum Refusal {
    /** No bearer token where one is needed. */
    TOKEN_MISSING(401, "auth.token-missing", "Sign in first: this needs a bearer token."),
    /** A bearer token that is not ours, expired, or of an account that was disabled or has another password now. */
    TOKEN_INVALID(401, "auth.token-invalid", "The token is not valid or no longer so. Sign in again."),
    /** The identity provider's token names no role of ours, or that of the platform, which never comes from outside. */
    ROLE_MISSING(401, "auth.role-missing", "The token's groups name none of the roles that a hospital has."),
    /** The identity provider's token names several roles of ours: which one counts would be anybody's guess. */
    ROLE_AMBIGUOUS(401, "auth.role-ambiguous", "The token's groups name more than one role."),
    /** The identity provider's token names no hospital of ours. */
    HOSPITAL_UNKNOWN(401, "auth.hospital-unknown", "The token names no hospital that is known here."),
    /** The identity provider's keys cannot be had. */
    PROVIDER_UNAVAILABLE(
            503, "auth.provider-unavailable", "The identity provider cannot be asked right now. Try again."),
    /** The credential could not be checked. */
    UNAVAILABLE(503, "service.unavailable", "Sign-in cannot be checked right now. Try again."),
    /** No key, or not the right one, where only the key opens. */
    CRON_KEY_INVALID(401, "auth.cron-key-invalid", "Send the installation's key as x-cron-api-key."),
    /** Nobody has configured the key: what it would open is closed. */
    TRIGGER_CLOSED(503, "sweep.trigger-closed", "This installation has no CRON_API_KEY; its trigger is closed."),
    /** No token, or not the right one, where only the token of the metrics' reader opens. */
    METRICS_TOKEN_INVALID(
            401, "auth.metrics-token-invalid", "Send the installation's HMS_METRICS_TOKEN as bearer token."),
    /** Nobody has configured the token: what it would open is closed. */
    METRICS_CLOSED(503, "metrics.closed", "This installation has no HMS_METRICS_TOKEN; its metrics are closed."),
    /** No or no right user name and password where they are asked for. */
    NOT_SIGNED_IN(401, "auth.invalid-credentials", "Sign in with your HMS account."),
    /** The account still has the password that somebody else chose. */
    PASSWORD_CHANGE_REQUIRED(
            403, "auth.password-change-required", "Change your password first: PUT /api/v1/auth/password.");

    private static final String ATTRIBUTE = Refusal.class.getName();

    private final int status;
    private final String code;
    private final String detail;

    Refusal(int status, String code, String detail) {
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** The refusal of this request; empty when the sign-in let it pass. */
    public static Optional<Refusal> of(HttpServletRequest request) {
        return Optional.ofNullable((Refusal) request.getAttribute(ATTRIBUTE));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Stable code for programs. */
    public String code() {
        return code;
    }

    /** What to do, for people. */
    public String detail() {
        return detail;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(ATTRIBUTE, this);
        response.setStatus(status);
        switch (this) {
            case TOKEN_MISSING -> challenge(response, "Bearer realm=\"hms\"");
            case TOKEN_INVALID, ROLE_MISSING, ROLE_AMBIGUOUS, HOSPITAL_UNKNOWN, METRICS_TOKEN_INVALID ->
                challenge(response, "Bearer realm=\"hms\", error=\"invalid_token\"");
            case NOT_SIGNED_IN -> challenge(response, "Basic realm=\"HMS No-Show\", charset=\"UTF-8\"");
            case CRON_KEY_INVALID -> challenge(response, "ApiKey realm=\"hms\", header=\"" + CronKey.HEADER + "\"");
            case UNAVAILABLE, PROVIDER_UNAVAILABLE -> response.setHeader("Retry-After", "5");
            case PASSWORD_CHANGE_REQUIRED, TRIGGER_CLOSED, METRICS_CLOSED -> {
                // Coming back with another credential would not help.
            }
        }
    }

    private static void challenge(HttpServletResponse response, String challenge) {
        response.setHeader("WWW-Authenticate", challenge);
    }
}
