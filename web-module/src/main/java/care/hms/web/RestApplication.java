package care.hms.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST API of version 1. Every resource of this package belongs to it. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "HMS No-Show",
                        version = "1",
                        description = """
                                Books appointments, follows patients through the clinic and settles no-shows on the minute.

                                Sign in with `POST /auth/login` and send the token as `Authorization: Bearer …`. It lasts 15 minutes.

                                Every success is `{"success": true, "data": …}`; lists add `page`, `size` and `total`. Every failure is a \
                                problem (RFC 9457) with `success: false`, a stable `code`, the wrong fields in `errors` and a `requestId` \
                                that is also in our log. Instants are UTC (`2026-01-19T08:00:00Z`), local times `HH:mm` in the hospital's \
                                zone. Unknown fields are refused. Every answer tells the hospital's present as `X-HMS-Clock`.

                                An appointment's answer carries its version as `ETag`. Send it back as `If-Match` when you act on the \
                                appointment: without it the answer is 428, and 412 when somebody changed it meanwhile.\
                                """,
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "The token of `POST /auth/login`, or of the identity provider when one is set.")
public class RestApplication extends Application {}
