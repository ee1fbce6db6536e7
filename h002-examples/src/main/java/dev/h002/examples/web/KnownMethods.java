package dev.h002.examples.web;

import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses methods that no route has, and requests that ask to be taken for another method than theirs: the router would believe the
 * header, so that a GET might change something, and would remember every name it ever met.
 */
final class KnownMethods extends Handler.Wrapper {
    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");
    private static final String OTHER_METHOD = "X-HTTP-Method-Override";

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!KNOWN.contains(request.getMethod()) || request.getHeaders().contains(OTHER_METHOD)) {
            Response.writeError(request, response, callback, 405);
            return true;
        }
        return super.handle(request, response, callback);
    }
}
