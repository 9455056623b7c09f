package io.huizhen.consult.web;

import io.huizhen.consult.ConsultOverException;
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
        ModelAndView page = new ModelAndView(ErrorPages.viewOf(HttpStatus.CONFLICT.value()));
        page.setStatus(HttpStatus.CONFLICT);
        page.addObject("page", new ErrorPage(over.caseId()));
        return page;
    }
}
