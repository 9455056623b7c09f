package io.huizhen.triage.web;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.access.Role;
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

/** The doctor who is asked says yes, or no with a reason. */
@Controller
class AcceptanceController {

    private final TriageDesk desk;

    AcceptanceController(TriageDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/cases/{caseId}/acceptance")
    @Allowed(value = Role.DOCTOR, on = Action.ANSWER)
    String acceptance(@PathVariable String caseId, Locale locale, Model model) {
        model.addAttribute("decline", new DeclineForm(null, null));
        return view(desk.toAnswer(caseId, locale), model);
    }

    @PostMapping("/cases/{caseId}/acceptance")
    @Allowed(value = Role.DOCTOR, on = Action.ANSWER)
    String accept(@PathVariable String caseId) {
        desk.accept(caseId);
        return "redirect:/cases/" + caseId;
    }

    @PostMapping("/cases/{caseId}/acceptance/decline")
    @Allowed(value = Role.DOCTOR, on = Action.ANSWER)
    String decline(
            @PathVariable String caseId,
            @ModelAttribute("decline") DeclineForm form,
            BindingResult errors,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        Optional<TriagePage> again = desk.decline(caseId, form, errors, locale);
        if (again.isEmpty()) {
            // The doctor is out of the case now, so the case page would be closed to them.
            return "redirect:/home";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return view(again.get(), model);
    }

    private static String view(TriagePage page, Model model) {
        model.addAttribute("page", page);
        return "pages/triage/acceptance";
    }
}
