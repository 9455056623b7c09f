package io.huizhen.triage.web;

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

/** The coordinator routes, sends back or hands over; three forms on one page. */
@Controller
class TriageController {

    private final TriageDesk desk;

    TriageController(TriageDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/cases/{caseId}/triage")
    @Allowed(value = Role.COORDINATOR, on = Action.ROUTE)
    String triage(@PathVariable String caseId, Locale locale, Model model) {
        return view(desk.toRoute(caseId, locale), model);
    }

    @PostMapping("/cases/{caseId}/triage")
    @Allowed(value = Role.COORDINATOR, on = Action.ROUTE)
    String route(
            @PathVariable String caseId,
            @ModelAttribute("route") RouteForm form,
            BindingResult errors,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return answer(caseId, desk.route(caseId, form, errors, locale), model, response);
    }

    @PostMapping("/cases/{caseId}/triage/rejection")
    @Allowed(value = Role.COORDINATOR, on = Action.ROUTE)
    String reject(
            @PathVariable String caseId,
            @ModelAttribute("rejection") RejectForm form,
            BindingResult errors,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return answer(caseId, desk.reject(caseId, form, errors, locale), model, response);
    }

    @PostMapping("/cases/{caseId}/triage/hand-over")
    @Allowed(value = Role.COORDINATOR, on = Action.ROUTE)
    String handOver(
            @PathVariable String caseId,
            @ModelAttribute("handOver") HandOverForm form,
            BindingResult errors,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return answer(caseId, desk.handOver(caseId, form, errors, locale), model, response);
    }

    private static String answer(String caseId, Optional<TriagePage> again, Model model, HttpServletResponse response) {
        if (again.isEmpty()) {
            return "redirect:/cases/" + caseId;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return view(again.get(), model);
    }

    /** Each form that was not sent is blank; the one that was is in the model already, with its errors. */
    private static String view(TriagePage page, Model model) {
        model.addAttribute("page", page);
        blank("route", new RouteForm(null), model);
        blank("rejection", new RejectForm(null), model);
        blank("handOver", HandOverForm.blank(), model);
        return "pages/triage/route";
    }

    private static void blank(String name, Object form, Model model) {
        if (!model.containsAttribute(name)) {
            model.addAttribute(name, form);
        }
    }
}
