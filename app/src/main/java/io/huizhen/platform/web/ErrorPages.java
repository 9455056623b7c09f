package io.huizhen.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page for an error that reached the container: what happened and what to do, in the reader's language. */
@Component
public class ErrorPages implements ErrorViewResolver {

    private static final Set<Integer> OWN_PAGE = Set.of(400, 403, 404, 409, 413);
    private static final Set<Integer> PART_AWAY = Set.of(502, 503, 504);

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return new ModelAndView(viewOf(status.value()), Map.of(), status);
    }

    /** The page of a status. */
    public static String viewOf(int status) {
        if (OWN_PAGE.contains(status)) {
            return "pages/error/" + status;
        }
        if (PART_AWAY.contains(status)) {
            return "pages/error/offline";
        }
        return status < 500 ? "pages/error/404" : "pages/error/500";
    }
}
