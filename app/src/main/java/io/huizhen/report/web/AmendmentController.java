package io.huizhen.report.web;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.access.Role;
import io.huizhen.report.Amendments;
import io.huizhen.report.ReportDesk;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The doctor corrects a report that is out, or takes the correction back. */
@Controller
class AmendmentController {

    private static final String VIEW = "pages/report/amend";
    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    /** Why the report is corrected. */
    record Form(String reason) {

        Form {
            reason = reason == null ? "" : reason;
        }
    }

    private final Amendments amendments;
    private final ReportDesk desk;

    AmendmentController(Amendments amendments, ReportDesk desk) {
        this.amendments = amendments;
        this.desk = desk;
    }

    @GetMapping("/cases/{caseId}/report/amend")
    @Allowed(value = Role.DOCTOR, on = Action.AMEND_REPORT)
    String ask(@PathVariable String caseId, Model model) {
        amendments.look(caseId);
        model.addAttribute("caseId", caseId);
        model.addAttribute("form", new Form(""));
        return VIEW;
    }

    @PostMapping("/cases/{caseId}/report/amend")
    @Allowed(value = Role.DOCTOR, on = Action.AMEND_REPORT)
    String begin(
            @PathVariable String caseId,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        check(form, errors);
        if (errors.hasErrors()) {
            amendments.look(caseId);
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("caseId", caseId);
            return VIEW;
        }
        amendments.begin(caseId, form.reason());
        return "redirect:/cases/" + caseId + "/report";
    }

    @PostMapping("/cases/{caseId}/report/amend/withdraw")
    @Allowed(value = Role.DOCTOR, on = Action.AMEND_REPORT)
    String withdraw(@PathVariable String caseId) {
        amendments.withdraw(caseId);
        return "redirect:/cases/" + caseId + "/report";
    }

    private void check(Form form, BindingResult errors) {
        int length = form.reason().strip().length();
        if (length < SHORTEST) {
            errors.rejectValue("reason", "report.amend.reason.missing");
            return;
        }
        if (length > LONGEST) {
            errors.rejectValue("reason", "report.tooLong", new Object[] {LONGEST}, null);
            return;
        }
        int point = desk.firstUnprintable(form.reason());
        if (point >= 0) {
            errors.rejectValue(
                    "reason",
                    "report.unprintable",
                    new Object[] {Character.toString(point), "U+%04X".formatted(point)},
                    null);
        }
    }
}
