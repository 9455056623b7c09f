package io.huizhen.report.web;

import io.huizhen.report.WrongReportStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A page that is older than the report leads back to the report as it is. */
@ControllerAdvice(assignableTypes = {ReportController.class, SignController.class, AmendmentController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReportRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(ReportRefusals.class);

    @ExceptionHandler
    String overtaken(WrongReportStateException refused) {
        LOG.info("Refused: {}", refused.getMessage());
        return "redirect:/cases/" + refused.caseId() + "/report";
    }
}
