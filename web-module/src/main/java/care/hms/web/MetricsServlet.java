package care.hms.web;

import care.hms.metrics.PublishFigures;
import io.smallrye.metrics.MetricsRequestHandler;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Shows our metrics as Prometheus reads them, to whoever has the token for it (web.xml). Whatever else a request asks
 * for, another form or a part of them, it gets the same.
 */
@WebServlet(name = "metrics", urlPatterns = "/metrics")
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String[]> OURS = Map.of("scope", new String[] {MetricRegistry.APPLICATION_SCOPE});

    @Inject
    private transient MetricsRequestHandler handler;

    @EJB
    private transient PublishFigures figures;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        figures.refresh();
        handler.handleRequest(
                "/metrics",
                "GET",
                Stream.of("text/plain"),
                OURS,
                (status, text, headers) -> answer(response, status, text));
    }

    /** The handler's own headers would open the answer to pages of other sites. */
    private static void answer(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
