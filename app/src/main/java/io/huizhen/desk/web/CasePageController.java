package io.huizhen.desk.web;

import static io.huizhen.access.Role.CLINICIAN;
import static io.huizhen.access.Role.COORDINATOR;
import static io.huizhen.access.Role.DOCTOR;
import static io.huizhen.access.Role.PATIENT;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.models.Diagram;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** One page of a case for both hospitals and the patient. */
@Controller
class CasePageController {

    private final CasePages pages;

    CasePageController(CasePages pages) {
        this.pages = pages;
    }

    @GetMapping("/cases/{caseId}")
    @Allowed(
            value = {PATIENT, CLINICIAN, COORDINATOR, DOCTOR},
            on = Action.READ)
    String show(@PathVariable String caseId, Model model, Locale locale) {
        model.addAttribute("page", pages.read(caseId, locale));
        return "pages/case";
    }

    @GetMapping(path = "/cases/{caseId}/diagram", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Allowed(
            value = {PATIENT, CLINICIAN, COORDINATOR, DOCTOR},
            on = Action.READ)
    List<Diagram> diagram(@PathVariable String caseId, Locale locale) {
        return pages.diagrams(caseId, locale);
    }

    @GetMapping(path = "/cases/{caseId}/pulse", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Allowed(
            value = {PATIENT, CLINICIAN, COORDINATOR, DOCTOR},
            on = Action.READ)
    CasePages.Pulse pulse(@PathVariable String caseId) {
        return pages.pulse(caseId);
    }

    @GetMapping("/cases/{caseId}/readers")
    @Allowed(value = PATIENT, on = Action.READ_READERS)
    String readers(
            @PathVariable String caseId, @RequestParam(required = false) String after, Model model, Locale locale) {
        model.addAttribute("page", pages.readers(caseId, after, locale));
        return "pages/readers";
    }
}
