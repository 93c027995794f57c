package care.hms.web.pages;

import care.hms.web.Problems;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import java.io.IOException;
import java.util.Iterator;

/**
 * What no page has caught itself. A form that was open longer than its state is kept leads back to its page, which says
 * so; what fails while a page acts is told in the result bar; what cannot be shown at all is an error page with the
 * status that fits.
 */
public class PageFailures extends ExceptionHandlerFactory {

    /** Called by Faces. */
    public PageFailures(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {

        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            for (Iterator<ExceptionQueuedEvent> queued =
                            getUnhandledExceptionQueuedEvents().iterator();
                    queued.hasNext(); ) {
                var failure = queued.next().getContext().getException();
                try {
                    answer(FacesContext.getCurrentInstance(), failure);
                } catch (IOException gone) {
                    throw new FacesException(gone);
                } finally {
                    queued.remove();
                }
            }
            getWrapped().handle();
        }

        private static void answer(FacesContext faces, Throwable failure) throws IOException {
            if (failure instanceof ViewExpiredException) {
                CDI.current().select(Notices.class).get().hint("notice.page-expired");
                CDI.current().select(Notices.class).get().keepForNextPage();
                faces.getExternalContext()
                        .redirect(CDI.current().select(Look.class).get().getAddress());
                faces.responseComplete();
                return;
            }
            var problem = Problems.of(failure);
            if (faces.isPostback() && faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE) {
                CDI.current().select(Acts.class).get().tell(problem, failure);
                faces.renderResponse();
            } else if (problem.isOurFault()) {
                // The container's error page logs it and tells the request's id.
                throw failure instanceof RuntimeException known ? known : new FacesException(failure);
            } else {
                faces.getExternalContext().responseSendError(problem.status(), null);
                faces.responseComplete();
            }
        }
    }
}
