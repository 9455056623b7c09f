package io.huizhen.consult.web;

import io.huizhen.consult.ConsultOverException;
import io.huizhen.consult.IdentityNotConfirmedException;
import io.huizhen.consult.WrongFallbackStepException;
import io.huizhen.platform.web.ErrorPages;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** The consult moved on before what was asked: the page says so and leads to the case as it is now. */
@ControllerAdvice
@Order(0)
class ConsultRefusals {

    record ErrorPage(String caseId) {}

    @ExceptionHandler
    ModelAndView over(ConsultOverException over) {
        return conflict(over.caseId());
    }

    @ExceptionHandler
    ModelAndView movedOn(WrongFallbackStepException moved) {
        return new ModelAndView("redirect:/cases/" + moved.caseId() + "/consult/phone");
    }

    /** The page of the telephone says what is missing, and is where it can be done. */
    @ExceptionHandler
    ModelAndView locked(IdentityNotConfirmedException unknown) {
        return new ModelAndView("redirect:/cases/" + unknown.caseId() + "/consult/phone");
    }

    private static ModelAndView conflict(String caseId) {
        ModelAndView page = new ModelAndView(ErrorPages.viewOf(HttpStatus.CONFLICT.value()));
        page.setStatus(HttpStatus.CONFLICT);
        page.addObject("page", new ErrorPage(caseId));
        return page;
    }
}
