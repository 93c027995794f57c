package care.hms.cockpit;

import care.hms.platform.Caller;
import care.hms.platform.CockpitRecord;
import care.hms.platform.Origin;
import care.hms.platform.RequestId;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Stands before everything of Camunda's. A SYSTEM_ADMIN may do all, and what changes something is written down in the
 * very transaction. A HOSPITAL_ADMIN may ask what {@link HospitalReading} names. Everybody else was refused before, by
 * the container.
 */
public class Door extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = System.getLogger(Door.class.getName());

    /** Where Cockpit lets its owner style it, and the same for those who only read. */
    private static final String STYLES = "/app/cockpit/styles/user-styles.css";

    private static final String STYLES_OF_READERS = "/app/cockpit/styles/readers.css";

    @Inject
    private transient CockpitRecord record;

    @Inject
    private transient RefusalRecord refusals;

    @Inject
    private transient UserTransaction transaction;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Origin.begin(Origin.Way.COCKPIT, RequestId.of(request));
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        try {
            var caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
            var asked = CockpitRequest.of(request);
            if (asked.isSignOut()) {
                signOut(request, response);
            } else if (caller.role().equals("SYSTEM_ADMIN")) {
                administer(asked, caller, request, response, chain);
            } else if (caller.role().equals("HOSPITAL_ADMIN")) {
                read(asked, caller, request, response, chain);
            } else {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
        } finally {
            Origin.end();
        }
    }

    private static void signOut(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().invalidate();
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void read(
            CockpitRequest asked,
            Caller caller,
            HttpServletRequest sent,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        var request = new ReadRequest(sent);
        var conditions = asked.method().equals("POST")
                ? request.texts()
                : request.getParameterMap().keySet();
        if (!HospitalReading.isOpen(asked, conditions, caller)) {
            if (!asked.isQuestion()) {
                refusals.refused(caller, asked, Answer.READ_ONLY.code());
            }
            Answer.READ_ONLY.write(asked, request, response);
            return;
        }
        if (asked.path().equals(STYLES)) {
            request.getRequestDispatcher(STYLES_OF_READERS).forward(request, response);
            return;
        }
        if (!asked.isForTheApi()) {
            chain.doFilter(request, response);
            return;
        }
        var answer = new HeldAnswer(response);
        chain.doFilter(request, answer);
        if (!answer.isRefusal()) {
            answer.send();
            return;
        }
        // Another hospital's, nobody's, or asked in a way that Camunda cannot answer: all the same from here.
        LOGGER.log(Level.INFO, "request {0}: Cockpit answered {1}", RequestId.of(request), answer.getStatus());
        refusals.refused(caller, asked, Answer.NOT_FOUND.code());
        Answer.NOT_FOUND.write(asked, request, response);
    }

    private void administer(
            CockpitRequest asked,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (asked.isQuestion()) {
            chain.doFilter(request, response);
            return;
        }
        var answer = new HeldAnswer(response);
        var done = false;
        try {
            done = together(() -> {
                chain.doFilter(request, answer);
                if (answer.isRefusal()) {
                    return false;
                }
                record.done(caller, asked.asked());
                return true;
            });
        } finally {
            if (!done && (answer.isOurFault() || !answer.isRefusal())) {
                refusals.failed(caller, asked);
            } else if (!done) {
                refusals.refused(caller, asked, "cockpit.refused");
            }
        }
        answer.send();
    }

    private interface Act {

        /** Whether it was done. */
        boolean run() throws IOException, ServletException;
    }

    /** In one transaction, that of Camunda's commands included. */
    private boolean together(Act act) throws IOException, ServletException {
        try {
            transaction.begin();
            try {
                if (act.run()) {
                    transaction.commit();
                    return true;
                }
                return false;
            } finally {
                if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                    transaction.rollback();
                }
            }
        } catch (RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException
                | NotSupportedException
                | SystemException failed) {
            throw new ServletException(failed);
        }
    }
}
