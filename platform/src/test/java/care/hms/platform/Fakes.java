package care.hms.platform;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stand-ins for the container: each answers what the sign-in asks, and refuses every other question. */
final class Fakes {

    private Fakes() {}

    /** The beans that are there. */
    @SafeVarargs
    static <T> Instance<T> instance(T... beans) {
        return new Instance<>() {
            @Override
            public Iterator<T> iterator() {
                return List.of(beans).iterator();
            }

            @Override
            public T get() {
                if (beans.length != 1) {
                    throw new IllegalStateException("unsatisfied or ambiguous");
                }
                return beans[0];
            }

            @Override
            public boolean isUnsatisfied() {
                return beans.length == 0;
            }

            @Override
            public boolean isAmbiguous() {
                return beans.length > 1;
            }

            @Override
            public Instance<T> select(Annotation... qualifiers) {
                throw new UnsupportedOperationException();
            }

            @Override
            public <U extends T> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
                throw new UnsupportedOperationException();
            }

            @Override
            public <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void destroy(T instance) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Handle<T> getHandle() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Iterable<? extends Handle<T>> handles() {
                throw new UnsupportedOperationException();
            }
        };
    }

    static final class Request {
        final Map<String, Object> attributes = new HashMap<>();
        final Map<String, List<String>> headers = new HashMap<>();
        String contextPath = "";
        String uri = "/api/v1/appointments";
        String method = "GET";
        Session session;

        HttpServletRequest servlet() {
            return proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
                case "getContextPath" -> contextPath;
                case "getRequestURI" -> uri;
                case "getMethod" -> method;
                case "getQueryString" -> null;
                case "getAttribute" -> attributes.get((String) arguments[0]);
                case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                case "getHeader" ->
                    headers.getOrDefault((String) arguments[0], List.of()).stream()
                            .findFirst()
                            .orElse(null);
                case "getHeaders" -> Collections.enumeration(headers.getOrDefault((String) arguments[0], List.of()));
                case "getRemoteAddr" -> "192.0.2.7";
                case "isSecure" -> false;
                case "getSession" -> session(arguments != null && (boolean) arguments[0]);
                default -> throw new UnsupportedOperationException(name);
            });
        }

        private HttpSession session(boolean create) {
            if (session == null && create) {
                session = new Session(this);
            }
            return session == null ? null : session.servlet();
        }
    }

    static final class Session {
        private final Request owner;
        final Map<String, Object> attributes = new HashMap<>();

        Session(Request owner) {
            this.owner = owner;
        }

        HttpSession servlet() {
            return proxy(HttpSession.class, (name, arguments) -> switch (name) {
                case "getAttribute" -> attributes.get((String) arguments[0]);
                case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                case "invalidate" -> owner.session = null;
                default -> throw new UnsupportedOperationException(name);
            });
        }
    }

    static final class Response {
        int status = 200;
        final Map<String, String> headers = new HashMap<>();

        HttpServletResponse servlet() {
            return proxy(HttpServletResponse.class, (name, arguments) -> switch (name) {
                case "setStatus" -> status = (int) arguments[0];
                case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                default -> throw new UnsupportedOperationException(name);
            });
        }
    }

    /** What the container is told. */
    static final class Container {
        boolean isProtected = true;
        String name;
        Set<?> groups;
        String redirectedTo;

        HttpMessageContext context() {
            return proxy(HttpMessageContext.class, (method, arguments) -> switch (method) {
                case "isProtected" -> isProtected;
                case "doNothing" -> AuthenticationStatus.NOT_DONE;
                case "redirect" -> {
                    redirectedTo = (String) arguments[0];
                    yield AuthenticationStatus.SEND_CONTINUE;
                }
                case "notifyContainerAboutLogin" -> {
                    name = (String) arguments[0];
                    groups = (Set<?>) arguments[1];
                    yield AuthenticationStatus.SUCCESS;
                }
                default -> throw new UnsupportedOperationException(method);
            });
        }
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<?> type, Answer answer) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            var result = answer.to(method.getName(), arguments);
            return method.getReturnType() == void.class ? null : result;
        });
    }
}
