package care.hms.web.pages;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * Gives our own styles and scripts an address that changes with what is in them: browsers keep them for a week, and see
 * the next release at once.
 */
public class FreshResources extends ResourceHandlerWrapper {

    private static final String OURS = "hms";

    private final Map<String, String> contents = new ConcurrentHashMap<>();

    /** Called by Faces. */
    public FreshResources(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public Resource createResource(String name, String library) {
        return fresh(super.createResource(name, library), library);
    }

    @Override
    public Resource createResource(String name, String library, String contentType) {
        return fresh(super.createResource(name, library, contentType), library);
    }

    private Resource fresh(Resource resource, String library) {
        return resource == null || !OURS.equals(library) ? resource : new Fresh(resource);
    }

    private final class Fresh extends ResourceWrapper {

        Fresh(Resource wrapped) {
            super(wrapped);
        }

        @Override
        public String getRequestPath() {
            var content = contents.computeIfAbsent(getResourceName(), name -> sum(getWrapped()));
            return getWrapped().getRequestPath() + "&v=" + content;
        }
    }

    private static String sum(Resource resource) {
        try (var stream = resource.getInputStream()) {
            var sum = new CRC32();
            sum.update(stream.readAllBytes());
            return Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
