package io.huizhen.referral.web;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.access.Role;
import io.huizhen.referral.HandOverForm;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Withdrawing a case, and handing it over to a physical institution at any moment. */
@Controller
class EndingController {

    private static final String CANCEL = "pages/referral/cancel";
    private static final String HAND_OVER = "pages/referral/hand-over-new";

    private final EndingDesk desk;

    EndingController(EndingDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/cases/{caseId}/cancellation")
    @Allowed(
            value = {Role.CLINICIAN, Role.COORDINATOR},
            on = Action.CANCEL)
    String toCancel(@PathVariable String caseId, Locale locale, Model model) {
        model.addAttribute("page", desk.toCancel(caseId, locale));
        model.addAttribute("form", new CancelForm(null, null));
        return CANCEL;
    }

    @PostMapping("/cases/{caseId}/cancellation")
    @Allowed(
            value = {Role.CLINICIAN, Role.COORDINATOR},
            on = Action.CANCEL)
    String cancel(
            @PathVariable String caseId,
            @ModelAttribute("form") CancelForm form,
            BindingResult errors,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return answer(caseId, desk.cancel(caseId, form, errors, locale), CANCEL, model, response);
    }

    @GetMapping("/cases/{caseId}/hand-over/new")
    @Allowed(
            value = {Role.DOCTOR, Role.COORDINATOR},
            on = Action.HAND_OVER)
    String toHandOver(@PathVariable String caseId, Locale locale, Model model) {
        model.addAttribute("page", desk.toHandOver(caseId, locale));
        model.addAttribute("form", HandOverForm.blank());
        return HAND_OVER;
    }

    @PostMapping("/cases/{caseId}/hand-over")
    @Allowed(
            value = {Role.DOCTOR, Role.COORDINATOR},
            on = Action.HAND_OVER)
    String handOver(
            @PathVariable String caseId,
            @ModelAttribute("form") HandOverForm form,
            BindingResult errors,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return answer(caseId, desk.handOver(caseId, form, errors, locale), HAND_OVER, model, response);
    }

    @GetMapping("/cases/{caseId}/hand-over")
    @Allowed(
            value = {Role.PATIENT, Role.CLINICIAN, Role.COORDINATOR, Role.DOCTOR},
            on = Action.READ)
    String handOver(@PathVariable String caseId, Model model) {
        model.addAttribute("page", desk.decided(caseId));
        return "pages/referral/hand-over";
    }

    private static String answer(
            String caseId, Optional<EndingPage> again, String view, Model model, HttpServletResponse response) {
        if (again.isEmpty()) {
            return "redirect:/cases/" + caseId;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("page", again.get());
        return view;
    }
}
