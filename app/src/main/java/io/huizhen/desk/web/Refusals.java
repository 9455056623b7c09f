package io.huizhen.desk.web;

import io.huizhen.access.NotYoursException;
import io.huizhen.cases.WrongStateException;
import io.huizhen.platform.web.ErrorPages;
import io.huizhen.worklist.TaskGoneException;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** What a person sees when something was refused: a page that says what to do, or a problem for a script. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /** Unknown and foreign are one: ids cannot be tried out. */
    @ExceptionHandler
    Object notYours(NotYoursException refused, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, null, request);
    }

    @ExceptionHandler
    Object wrongState(WrongStateException refused, HttpServletRequest request) {
        LOG.info("Refused: {}", refused.getMessage());
        return answer(HttpStatus.CONFLICT, refused.caseId(), request);
    }

    /** Somebody did the task already, or the case moved on. */
    @ExceptionHandler
    Object taskGone(TaskGoneException gone, HttpServletRequest request) {
        return answer(HttpStatus.CONFLICT, gone.caseId(), request);
    }

    /** Two people acted at once; the first has it. */
    @ExceptionHandler
    Object overtaken(ConcurrencyFailureException overtaken, HttpServletRequest request) {
        LOG.info("Overtaken: {}", overtaken.getClass().getSimpleName());
        return answer(HttpStatus.CONFLICT, null, request);
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException refused, HttpServletRequest request) {
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, null, request);
    }

    /** A form with a file that came without its parts. */
    @ExceptionHandler
    Object notWhole(MultipartException refused, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, null, request);
    }

    private static Object answer(HttpStatus status, String caseId, HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        if (accept == null || !accept.contains("text/html")) {
            return ResponseEntity.of(ProblemDetail.forStatus(status)).build();
        }
        ModelAndView page = new ModelAndView(ErrorPages.viewOf(status.value()));
        page.setStatus(status);
        page.addObject("page", new ErrorPage(caseId));
        return page;
    }

    /** @param caseId the case to go back to, or null */
    record ErrorPage(String caseId) {}
}
