package io.huizhen.consult.web;

import static io.huizhen.access.Role.CLINICIAN;
import static io.huizhen.access.Role.COORDINATOR;
import static io.huizhen.access.Role.DOCTOR;
import static io.huizhen.access.Role.PATIENT;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.consult.IdentityDigits.Answer;
import io.huizhen.workflows.NextStep;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The telephone in a consult: its state for all, the doctor's acts, the coordinator's calls. */
@Controller
class PhoneController {

    private static final String PAGE = "pages/phone";
    private static final String BY_HAND = "pages/phone-by-hand";

    private final PhoneDesk desk;

    PhoneController(PhoneDesk desk) {
        this.desk = desk;
    }

    @Allowed(
            value = {PATIENT, CLINICIAN, COORDINATOR, DOCTOR},
            on = Action.READ)
    @GetMapping("/cases/{caseId}/consult/phone")
    String phone(@PathVariable String caseId, @RequestParam(required = false) String said, Model model) {
        return show(caseId, said, PAGE, model);
    }

    /** The part of a page that the news of a call replaces. */
    @Allowed(
            value = {PATIENT, CLINICIAN, COORDINATOR, DOCTOR},
            on = Action.READ)
    @GetMapping("/cases/{caseId}/consult/phone/panel")
    String panel(@PathVariable String caseId, @RequestParam(required = false) String said, Model model) {
        return show(caseId, said, "fragments/panel/phone :: part", model);
    }

    private String show(String caseId, String said, String view, Model model) {
        return desk.panel(caseId)
                .map(panel -> {
                    model.addAttribute("panel", panel);
                    model.addAttribute("wrong", Answer.WRONG.name().equals(said));
                    return view;
                })
                .orElse("redirect:/cases/" + caseId);
    }

    /** Of those at the table only two are rung: the clinician is in no telephone call. */
    @Allowed(
            value = {PATIENT, DOCTOR},
            on = Action.ATTEND)
    @PostMapping("/cases/{caseId}/consult/phone")
    String ask(@PathVariable String caseId) {
        desk.ask(caseId);
        return back(caseId);
    }

    @Allowed(value = DOCTOR, on = Action.FINISH)
    @PostMapping("/cases/{caseId}/consult/phone/identity")
    String identify(@PathVariable String caseId, @RequestParam String digits) {
        return desk.identify(caseId, digits)
                .map(answer -> back(caseId) + "?said=" + answer)
                .orElse(back(caseId));
    }

    @Allowed(value = DOCTOR, on = Action.FINISH)
    @PostMapping("/cases/{caseId}/consult/phone/hang-up")
    String hangUp(@PathVariable String caseId) {
        desk.hangUp(caseId);
        return back(caseId);
    }

    @Allowed(value = DOCTOR, on = Action.FINISH)
    @PostMapping("/cases/{caseId}/consult/phone/next")
    String goOn(@PathVariable String caseId, @RequestParam NextStep step) {
        desk.goOn(caseId, step);
        return step == NextStep.RESUMED ? "redirect:/cases/" + caseId + "/consult" : back(caseId);
    }

    @Allowed(value = COORDINATOR, on = Action.CALL)
    @GetMapping("/cases/{caseId}/consult/phone/by-hand")
    String toCall(@PathVariable String caseId, Locale locale, Model model) {
        model.addAttribute("page", desk.toCall(caseId, locale));
        model.addAttribute("form", new ReachedForm(null, null));
        return BY_HAND;
    }

    @Allowed(value = COORDINATOR, on = Action.CALL)
    @PostMapping("/cases/{caseId}/consult/phone/by-hand")
    String reached(
            @PathVariable String caseId,
            @ModelAttribute("form") ReachedForm form,
            BindingResult errors,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        form.check(errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("page", desk.toCall(caseId, locale));
            return BY_HAND;
        }
        desk.reached(caseId, form.whom(), form.missed(), form.comment());
        return back(caseId);
    }

    @Allowed(value = COORDINATOR, on = Action.HAND_OVER)
    @PostMapping("/cases/{caseId}/consult/phone/hand-over-not-needed")
    String handOverNotNeeded(@PathVariable String caseId) {
        desk.handOverNotNeeded(caseId);
        return back(caseId);
    }

    private static String back(String caseId) {
        return "redirect:/cases/" + caseId + "/consult/phone";
    }
}
